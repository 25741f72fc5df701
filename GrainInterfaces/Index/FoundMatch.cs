using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Index;

/// <summary>A library video that shares material with the one searched for.</summary>
/// <param name="VideoId">The library video.</param>
/// <param name="Revision">The stored fingerprint that matched.</param>
/// <param name="Match">What is shared, seen from the video searched for.</param>
[GenerateSerializer, Immutable, Alias("tvidz.FoundMatch")]
public sealed record FoundMatch(
    [property: Id(0)] string VideoId,
    [property: Id(1)] long Revision,
    [property: Id(2)] VideoMatch Match);
