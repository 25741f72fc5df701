using System.Collections.Immutable;
using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Library;

/// <summary>A library video that shares material with another, seen from that other.</summary>
/// <param name="VideoId">The library video.</param>
/// <param name="FileName">Its file name.</param>
/// <param name="Score">Strength of the evidence, 0 to 1.</param>
/// <param name="Kind">How much is the same.</param>
/// <param name="Coverage">Share of this video that is shared, 0 to 1.</param>
/// <param name="MatchCoverage">Share of the library video that is shared, 0 to 1.</param>
/// <param name="Segments">Which seconds match which.</param>
/// <param name="Decision">What a person decided about the two; null: nobody has.</param>
[GenerateSerializer, Immutable, Alias("tvidz.Duplicate")]
public sealed record Duplicate(
    [property: Id(0)] string VideoId,
    [property: Id(1)] string FileName,
    [property: Id(2)] double Score,
    [property: Id(3)] MatchKind Kind,
    [property: Id(4)] double Coverage,
    [property: Id(5)] double MatchCoverage,
    [property: Id(6)] ImmutableArray<Segment> Segments,
    [property: Id(7)] Decision? Decision = null);
