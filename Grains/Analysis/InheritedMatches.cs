using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;

namespace TVidz.Grains.Analysis;

/// <summary>What a copy shares with others because the original does: seconds that are the same are the same.</summary>
internal static class InheritedMatches
{
    /// <summary>The original's matches as the copy's own.</summary>
    /// <param name="matches">The original's.</param>
    /// <param name="place">Where the whole of the copy lies in the original, at the same speed.</param>
    /// <param name="mostAlike">The most that a match of the copy may be: the copy itself may be less than identical.</param>
    /// <returns>Those that are left with a score of a match.</returns>
    public static ImmutableArray<FoundMatch> Of(IEnumerable<FoundMatch> matches, Segment place, MatchKind mostAlike) =>
    [
        .. from found in matches
           let match = Within(found.Match, place, mostAlike)
           where match is not null && match.Score >= Alignment.Threshold
           orderby match.Score descending, found.VideoId
           select found with { Match = match },
    ];

    /// <summary>Evidence is shared out over the seconds: of half of them there is half.</summary>
    private static VideoMatch? Within(VideoMatch match, Segment place, MatchKind mostAlike)
    {
        ImmutableArray<Segment> segments = [.. match.Segments.Select(segment => Clip(segment, place)).Where(segment => segment.End > segment.Start)];
        if (segments.IsEmpty)
        {
            return null;
        }

        var share = Math.Min(1, Length(segments) / Length(match.Segments));
        var coverage = Math.Min(1, Length(segments) / (place.End - place.Start));
        var matchCoverage = match.MatchCoverage * share;
        var kind = Math.Min(coverage, matchCoverage) < FingerprintMatcher.FullCoverage ? MatchKind.Partial
            : match.Kind is MatchKind.Identical && mostAlike is MatchKind.Identical ? MatchKind.Identical
            : MatchKind.Full;
        return new VideoMatch(1 - Math.Pow(1 - match.Score, share), kind, coverage, matchCoverage, segments);
    }

    private static double Length(ImmutableArray<Segment> segments) => segments.Sum(segment => segment.End - segment.Start);

    private static Segment Clip(Segment segment, Segment place)
    {
        var start = Math.Max(segment.Start, place.MatchStart);
        var end = Math.Min(segment.End, place.MatchEnd);
        return segment with
        {
            Start = start - place.MatchStart + place.Start,
            End = end - place.MatchStart + place.Start,
            MatchStart = segment.MatchStart + ((start - segment.Start) * segment.Speed),
            MatchEnd = segment.MatchEnd - ((segment.End - end) * segment.Speed),
        };
    }
}
