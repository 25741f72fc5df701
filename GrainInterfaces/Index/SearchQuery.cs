using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Index;

/// <summary>A question to the index: who shares material with this?</summary>
/// <param name="Fingerprint">What to look for.</param>
/// <param name="ExceptVideoId">A video that is not an answer: the one asked for itself.</param>
/// <param name="MinScore">The lowest score of an answer, 0 to 1; null: the threshold.</param>
/// <param name="Limit">The most answers.</param>
[GenerateSerializer, Immutable, Alias("tvidz.SearchQuery")]
public sealed record SearchQuery(
    [property: Id(0)] Fingerprint Fingerprint,
    [property: Id(1)] string? ExceptVideoId = null,
    [property: Id(2)] double? MinScore = null,
    [property: Id(3)] int Limit = 100);
