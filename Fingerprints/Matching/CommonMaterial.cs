namespace TVidz.Fingerprints.Matching;

/// <summary>
/// What of a query many videos share: an intro, a logo's sting, a slate. As with common words in text search, it says
/// little about any two of them; unless it is most of what one of them is.
/// </summary>
internal sealed class CommonMaterial
{
    /// <summary>From how many videos of an index that share the same seconds these are common.</summary>
    public const int Videos = 12;

    /// <summary>The share of either video from which a match is its own and not just an intro's.</summary>
    private const double OwnCoverage = 0.5;

    /// <summary>The share of its worth that common material loses.</summary>
    private const double Loss = 0.9;

    private readonly List<(double Start, double End)> _common = [];

    /// <param name="matches">All matches of one query, at the threshold or above it, as seen from it.</param>
    public CommonMaterial(IReadOnlyCollection<VideoMatch> matches)
    {
        if (matches.Count < Videos)
        {
            return;
        }

        var count = 0;
        double since = 0;
        foreach (var (time, change) in matches.SelectMany(Edges).OrderBy(edge => edge.Time).ThenByDescending(edge => edge.Change))
        {
            var before = count;
            count += change;
            if (before < Videos && count >= Videos)
            {
                since = time;
            }
            else if (before >= Videos && count < Videos && time > since)
            {
                _common.Add((since, time));
            }
        }
    }

    /// <summary>The match with the score that is left of it.</summary>
    public VideoMatch Weigh(VideoMatch match)
    {
        if (_common.Count == 0 || Math.Max(match.Coverage, match.MatchCoverage) >= OwnCoverage)
        {
            return match;
        }

        var total = match.Segments.Sum(segment => segment.End - segment.Start);
        var common = match.Segments.Sum(segment => _common.Sum(
            range => Math.Max(0, Math.Min(segment.End, range.End) - Math.Max(segment.Start, range.Start))));
        return total > 0 ? match with { Score = 1 - Math.Pow(1 - match.Score, 1 - (Loss * common / total)) } : match;
    }

    /// <summary>A video counts once where its segments overlap, near enough: they do so only where a piece is repeated.</summary>
    private static IEnumerable<(double Time, int Change)> Edges(VideoMatch match) =>
        match.Segments.SelectMany(segment => new[] { (segment.Start, 1), (segment.End, -1) });
}
