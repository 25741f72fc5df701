using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Videos;

/// <summary>Why two videos do, or do not, match.</summary>
/// <param name="VideoId">This video.</param>
/// <param name="MatchId">The other video.</param>
/// <param name="IsDuplicate">Whether the pair counts as sharing material.</param>
/// <param name="Score">Strength of the evidence, 0 to 1.</param>
/// <param name="MinScore">The score from which a pair counts.</param>
/// <param name="Kind">How much is the same; null when nothing aligns.</param>
/// <param name="Coverage">Share of this video that is shared, 0 to 1.</param>
/// <param name="MatchCoverage">Share of the other video that is shared, 0 to 1.</param>
/// <param name="Segments">Which seconds match which, in the best alignment found, even below the threshold.</param>
/// <param name="AlignedCuts">Cuts of both that fall together.</param>
/// <param name="AgreeingPictures">Pictures of both that agree.</param>
/// <param name="Parts">What the score is made of.</param>
/// <param name="Missing">What was missing to count, in words; empty when it counts.</param>
/// <param name="Decision">What a person decided about the two; null: nobody has.</param>
public sealed record PairBody(
    string VideoId,
    string MatchId,
    bool IsDuplicate,
    double Score,
    double MinScore,
    MatchKind? Kind,
    double Coverage,
    double MatchCoverage,
    ImmutableArray<Segment> Segments,
    ImmutableArray<AlignedTime> AlignedCuts,
    ImmutableArray<AlignedTime> AgreeingPictures,
    ImmutableArray<ScorePart> Parts,
    ImmutableArray<string> Missing,
    Decision? Decision)
{
    internal static PairBody Of(PairExplanation pair) => new(
        pair.VideoId, pair.MatchId, pair.IsDuplicate, pair.Score, pair.MinScore,
        pair.Match?.Kind, pair.Match?.Coverage ?? 0, pair.Match?.MatchCoverage ?? 0, pair.Match?.Segments ?? [],
        pair.AlignedCuts, pair.AgreeingPictures, pair.Parts, pair.Missing, pair.Decision);
}
