namespace TVidz.Grains.Persistence;

/// <summary>A version of a video's object.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="ETag">The version's ETag, without quotes.</param>
public readonly record struct ObjectVersion(string VideoId, string ETag);
