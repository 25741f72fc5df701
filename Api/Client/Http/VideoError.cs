namespace TVidz.Client.Http;

/// <summary>Why a video failed.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record VideoError(string Code, string Message);
