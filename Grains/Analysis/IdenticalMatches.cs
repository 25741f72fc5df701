using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Analysis;

/// <summary>Videos of the same bytes: they need no evidence of their pictures.</summary>
internal static class IdenticalMatches
{
    /// <summary>Puts identical videos before what a search has found, and what is known otherwise behind it, each once.</summary>
    /// <param name="identical">The videos whose objects have the same bytes.</param>
    /// <param name="known">What earlier stages have found.</param>
    /// <param name="found">What the search has found, best first.</param>
    public static ImmutableArray<FoundMatch> Before(
        ImmutableArray<IdenticalVideo> identical, ImmutableArray<FoundMatch> known, ImmutableArray<FoundMatch> found) =>
    [
        .. identical.Select(MatchOf)
            .Concat(known.Where(match => match.Match.Kind is MatchKind.Identical or MatchKind.Full))
            .Concat(found)
            .Concat(known)
            .DistinctBy(match => match.VideoId),
    ];

    /// <summary>The match with a video of the same bytes.</summary>
    public static FoundMatch MatchOf(IdenticalVideo video) => new(video.VideoId, video.Revision, new VideoMatch(
        Score: 1, MatchKind.Identical, Coverage: 1, MatchCoverage: 1,
        [new Segment(0, video.Duration, 0, video.Duration, 1, false)]));
}
