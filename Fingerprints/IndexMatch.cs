namespace TVidz.Fingerprints;

/// <summary>An indexed video that shares material with the one searched for.</summary>
/// <param name="VideoId">The indexed video.</param>
/// <param name="Revision">The fingerprint that matched, as it was put.</param>
/// <param name="Match">What is shared, seen from the video searched for.</param>
public sealed record IndexMatch(string VideoId, long Revision, VideoMatch Match);
