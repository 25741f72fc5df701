namespace TVidz.Client.Http;

/// <summary>RFC 9457 problem details, as far as they are shown.</summary>
/// <param name="Title">What kind of problem.</param>
/// <param name="Detail">What was wrong this time.</param>
internal sealed record Problem(string? Title, string? Detail);
