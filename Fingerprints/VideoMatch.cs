using System.Collections.Immutable;

namespace TVidz.Fingerprints;

/// <summary>What one video shares with another, seen from the first.</summary>
/// <param name="Score">
/// Strength of the evidence, 0 to 1; 0.5 is the threshold, see <see cref="MatcherOptions"/>. Grows with the log-odds
/// against coincidence.
/// </param>
/// <param name="Kind">How much is the same.</param>
/// <param name="Coverage">Share of the first video's duration that the segments cover, 0 to 1.</param>
/// <param name="MatchCoverage">Share of the other video's duration that the segments cover, 0 to 1.</param>
/// <param name="Segments">The shared stretches, by their start in the first video.</param>
public sealed record VideoMatch(
    double Score, MatchKind Kind, double Coverage, double MatchCoverage, ImmutableArray<Segment> Segments)
{
    /// <summary>The same match as seen from the other video.</summary>
    public VideoMatch Reversed() => new(
        Score, Kind, MatchCoverage, Coverage,
        [.. Segments.Select(segment => segment.Reversed()).OrderBy(segment => segment.Start)]);
}
