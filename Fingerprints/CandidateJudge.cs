using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints;

/// <summary>
/// Says which of the videos that the partitions of an index propose share material with a query: chooses among them,
/// aligns them, and puts them in order. Equal proposals give equal answers. Thread-safe.
/// </summary>
/// <param name="matcher">Aligns.</param>
public sealed class CandidateJudge(FingerprintMatcher matcher)
{
    /// <summary>The most videos that a search aligns with because of their cuts.</summary>
    internal const int MostByCuts = 256;

    /// <summary>The most videos that a search aligns with because of their pictures, of many.</summary>
    internal const int MostByPictures = 64;

    /// <summary>With no more videos that have pictures, a search aligns with all of them.</summary>
    internal const int FewVideos = 256;

    /// <summary>The videos that are aligned for their pictures, whatever speaks for them; and nats from which others are.</summary>
    private const int AlwaysAligned = 8, LeastPictureNats = 14;

    /// <summary>
    /// The candidates that are worth an alignment. <see cref="IndexCandidate.PictureNats"/> remain of those that are chosen
    /// for their pictures.
    /// </summary>
    /// <param name="proposals">One of each partition.</param>
    public static IReadOnlyList<IndexCandidate> Choose(IReadOnlyCollection<IndexProposal> proposals)
    {
        ArgumentNullException.ThrowIfNull(proposals);
        var candidates = proposals.SelectMany(proposal => proposal.Candidates).ToList();
        var byPictures = Best(candidates, candidate => candidate.PictureNats);
        if (proposals.Sum(proposal => proposal.VideosWithPictures) > FewVideos)
        {
            byPictures = byPictures
                .Take(MostByPictures)
                .Where((candidate, rank) => rank < AlwaysAligned || candidate.PictureNats >= LeastPictureNats);
        }

        var chosen = byPictures.ToList();
        var ids = chosen.Select(candidate => candidate.VideoId).ToHashSet();
        chosen.AddRange(Best(candidates, candidate => candidate.CutNats)
            .Take(MostByCuts)
            .Where(candidate => !ids.Contains(candidate.VideoId))
            .Select(candidate => candidate with { PictureNats = null }));
        return chosen;
    }

    /// <summary>The candidates that share material with the query, best first; of equal scores, by id.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="candidates">As chosen, each with its fingerprint; those without are left out.</param>
    /// <param name="minScore">The lowest score of an answer, 0 to 1; null for <see cref="Alignment.Threshold"/>.</param>
    /// <param name="limit">The most answers, at least 1.</param>
    public IReadOnlyList<IndexMatch> Judge(
        Fingerprint query, IEnumerable<IndexCandidate> candidates, double? minScore, int limit)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var least = LeastScore(minScore);
        var matches = Align(new Timeline(query), [.. candidates])
            .OfType<IndexMatch>()
            .Where(match => match.Match.Score >= least)
            .ToList();
        var common = new CommonMaterial(
            [.. matches.Select(match => match.Match).Where(match => match.Score >= Alignment.Threshold)]);
        return [.. matches
            .Select(match => match with { Match = common.Weigh(match.Match) })
            .Where(match => match.Match.Score >= least)
            .OrderByDescending(match => match.Match.Score)
            .ThenBy(match => match.VideoId, StringComparer.Ordinal)
            .Take(limit)];
    }

    /// <summary>The score that is asked for.</summary>
    internal static double LeastScore(double? minScore)
    {
        var least = minScore ?? Alignment.Threshold;
        return least >= 0 && least <= 1
            ? least
            : throw new ArgumentOutOfRangeException(nameof(minScore), minScore, "A score is from 0 to 1.");
    }

    /// <summary>Where pictures count an alignment takes milliseconds, so that these are made side by side.</summary>
    private IndexMatch?[] Align(Timeline query, IndexCandidate[] candidates)
    {
        if (!query.Fingerprint.HasPictures || candidates.Length < 2)
        {
            return Array.ConvertAll(candidates, candidate => Align(query, candidate));
        }

        var matches = new IndexMatch?[candidates.Length];
        Parallel.For(0, candidates.Length, index => matches[index] = Align(query, candidates[index]));
        return matches;
    }

    private IndexMatch? Align(Timeline query, IndexCandidate candidate) =>
        candidate.Fingerprint is { } fingerprint
        && matcher.Align(query, new Timeline(fingerprint), everywhere: candidate.PictureNats is not null).Match is { } match
            ? new IndexMatch(candidate.VideoId, candidate.Revision, match)
            : null;

    private static IEnumerable<IndexCandidate> Best(List<IndexCandidate> candidates, Func<IndexCandidate, double?> nats) =>
        candidates
            .Where(candidate => nats(candidate) is not null)
            .OrderByDescending(nats)
            .ThenBy(candidate => candidate.VideoId, StringComparer.Ordinal);
}
