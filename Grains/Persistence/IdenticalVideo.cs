namespace TVidz.Grains.Persistence;

/// <summary>A video whose object has the same bytes as another.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Revision">Its stored fingerprint's number.</param>
/// <param name="Duration">Its length in seconds.</param>
public sealed record IdenticalVideo(string VideoId, long Revision, double Duration);
