using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Videos;

/// <summary>What the last analysis that completed came to, while its fingerprint has no successor.</summary>
/// <param name="ETag">The version of the object that was analysed; null: an imported fingerprint, of no object.</param>
/// <param name="Snapshot">The completed video, without its cuts.</param>
public sealed record FormerResult(string? ETag, VideoSnapshot Snapshot);
