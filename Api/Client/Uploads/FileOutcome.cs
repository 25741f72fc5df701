using TVidz.Client.Http;

namespace TVidz.Client.Uploads;

/// <summary>What became of one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Video">Its video in its terminal state; null when it did not come that far.</param>
/// <param name="Error">Why it failed, in words; null when it did not.</param>
internal sealed record FileOutcome(FileInfo File, Video? Video, string? Error);
