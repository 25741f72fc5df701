using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;

namespace TVidz.Grains.Analysis;

/// <summary>Videos of the same bytes: they need no evidence of their pictures.</summary>
internal static class IdenticalMatches
{
    /// <summary>Puts identical videos before what a search has found, each once.</summary>
    /// <param name="identical">The fingerprints of videos whose objects have the same bytes.</param>
    /// <param name="found">What the search has found, best first.</param>
    public static ImmutableArray<FoundMatch> Before(
        ImmutableArray<IndexEntry> identical, ImmutableArray<FoundMatch> found) =>
        [.. identical.Select(MatchOf).Concat(found).DistinctBy(match => match.VideoId)];

    private static FoundMatch MatchOf(IndexEntry entry)
    {
        var duration = entry.Fingerprint.Duration;
        return new FoundMatch(entry.VideoId, entry.Revision, new VideoMatch(
            Score: 1, MatchKind.Identical, Coverage: 1, MatchCoverage: 1, [new Segment(0, duration, 0, duration, 1, false)]));
    }
}
