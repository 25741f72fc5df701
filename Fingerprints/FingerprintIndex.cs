using TVidz.Fingerprints.Landmarks;
using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints;

/// <summary>
/// Fingerprints in memory, to be searched by what they share: landmarks (a few intervals in a row, or their ratios)
/// propose videos, <see cref="FingerprintMatcher"/> decides. A search looks at the videos that have landmarks in common
/// with it, never at all. Equal contents, put in the same order, give equal answers. <b>Not thread-safe</b>, searches
/// included.
/// </summary>
/// <param name="options">The parameters of matching.</param>
public sealed class FingerprintIndex(MatcherOptions options)
{
    /// <summary>The most videos that a search aligns with, of those that a quick look leaves.</summary>
    private const int MostAligned = 256;

    /// <summary>The most videos at another speed that a search looks at.</summary>
    private const int MostAtOtherSpeeds = 24;

    /// <summary>Landmarks at another speed that a video must have in common to be looked at.</summary>
    private const int LeastVotesAtOtherSpeeds = 2;

    private readonly FingerprintMatcher _matcher = new(options);
    private readonly CandidateFinder _finder = new(options);
    private readonly LandmarkStore _store = new();

    /// <summary>Videos held.</summary>
    public int Count => _store.Count;

    /// <summary>Cuts of the videos held.</summary>
    public long CutCount => _store.CutCount;

    /// <summary>Bytes held, about: cuts, landmarks and tables.</summary>
    public long MemoryBytes => _store.MemoryBytes + Ballot.MemoryBytes;

    /// <summary>Puts a video in, or in the place of an older revision of it; a revision older than the one held is ignored.</summary>
    public void Put(string videoId, long revision, Fingerprint fingerprint)
    {
        ArgumentException.ThrowIfNullOrEmpty(videoId);
        ArgumentNullException.ThrowIfNull(fingerprint);
        _store.Put(new IndexedVideo(videoId, revision, fingerprint));
    }

    /// <summary>Takes a video out; false when it was not in.</summary>
    public bool Remove(string videoId)
    {
        ArgumentException.ThrowIfNullOrEmpty(videoId);
        return _store.Remove(videoId);
    }

    /// <summary>The videos that share material with the query, best first; of equal scores, by id.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="exceptVideoId">A video that is not an answer; null for none.</param>
    /// <param name="minScore">The lowest score of an answer, 0 to 1; null for <see cref="Alignment.Threshold"/>.</param>
    /// <param name="limit">The most answers, at least 1.</param>
    public IReadOnlyList<IndexMatch> Search(Fingerprint query, string? exceptVideoId, double? minScore, int limit)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var least = minScore ?? Alignment.Threshold;
        if (!(least >= 0 && least <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(minScore), minScore, "A score is from 0 to 1.");
        }

        var timeline = new Timeline(query);
        var matches = new List<IndexMatch>();
        foreach (var slot in Promising(timeline, least).Distinct())
        {
            var video = _store[slot];
            if (video is null || video.VideoId == exceptVideoId)
            {
                continue;
            }

            if (_matcher.Align(timeline, new Timeline(video.Fingerprint)).Match is { } match && match.Score >= least)
            {
                matches.Add(new IndexMatch(video.VideoId, video.Revision, match));
            }
        }

        return [.. matches
            .OrderByDescending(match => match.Match.Score)
            .ThenBy(match => match.VideoId, StringComparer.Ordinal)
            .Take(limit)];
    }

    /// <summary>The slots worth an alignment, the most promising first.</summary>
    private IEnumerable<int> Promising(Timeline query, double leastScore)
    {
        var atSameSpeed = _finder.AtSameSpeed(_store.Intervals, LandmarkReader.Intervals(query));
        var atOtherSpeeds = _finder.AtOtherSpeeds(_store.Ratios, LandmarkReader.Ratios(query));
        return Held(atSameSpeed)
            .Select(candidate => (candidate.Slot, Nats: Look(query, candidate)))
            .Concat(Held(atOtherSpeeds)
                .Where(candidate => candidate.Votes >= LeastVotesAtOtherSpeeds)
                .GroupBy(candidate => candidate.Slot)
                .OrderByDescending(candidates => candidates.Max(candidate => candidate.Votes))
                .Take(MostAtOtherSpeeds)
                .Select(candidates => (Slot: candidates.Key, Nats: LookCloser(query, candidates))))
            .Where(look => look.Nats >= _matcher.NatsFor(leastScore, query.Cuts.Length, Cuts(look.Slot).Length))
            .OrderByDescending(look => look.Nats)
            .Take(MostAligned)
            .Select(look => look.Slot);
    }

    private IEnumerable<Candidate> Held(IEnumerable<Candidate> candidates) =>
        candidates.Where(candidate => _store[candidate.Slot] is not null);

    private ReadOnlySpan<double> Cuts(int slot) => _store[slot]!.Fingerprint.SceneCuts.AsSpan();

    private double Look(Timeline query, Candidate candidate) =>
        QuickLook.Nats(query.Cuts, Cuts(candidate.Slot), candidate.MatchTime - candidate.Time, options.Tolerance);

    private double LookCloser(Timeline query, IGrouping<int, Candidate> candidates)
    {
        var finder = new StretchFinder(query, new Timeline(_store[candidates.Key]!.Fingerprint), options);
        return candidates.Max(candidate => finder.GrowAt(candidate.Time, candidate.MatchTime)?.Nats ?? 0);
    }
}
