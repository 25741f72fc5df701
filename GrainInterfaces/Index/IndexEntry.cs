using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Index;

/// <summary>A fingerprint to be found.</summary>
/// <param name="VideoId">Its video.</param>
/// <param name="Revision">Its number in the database: of two for one video the higher is the newer.</param>
/// <param name="Fingerprint">What to find it by.</param>
[GenerateSerializer, Immutable, Alias("tvidz.IndexEntry")]
public sealed record IndexEntry(
    [property: Id(0)] string VideoId,
    [property: Id(1)] long Revision,
    [property: Id(2)] Fingerprint Fingerprint);
