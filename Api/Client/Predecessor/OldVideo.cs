namespace TVidz.Client.Predecessor;

/// <summary>A row of the predecessor's <c>video_timestamps</c>, and what its <c>videos</c> knows beside it.</summary>
/// <param name="Id">The video's id as text.</param>
/// <param name="FileName">The video's name; its id where there is none.</param>
/// <param name="Duration">Seconds; null where nobody has noted it.</param>
/// <param name="Timestamps">The cuts as JSON; null where the column is.</param>
internal sealed record OldVideo(string Id, string FileName, double? Duration, string? Timestamps);
