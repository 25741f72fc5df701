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

    private readonly FingerprintMatcher _matcher = new(options);
    private readonly VideoSlots _videos = new();
    private readonly CutIndex _cuts = new(options);

    /// <summary>Videos held.</summary>
    public int Count => _videos.Count;

    /// <summary>Cuts of the videos held.</summary>
    public long CutCount => _cuts.CutCount;

    /// <summary>Bytes held: cuts, landmarks, names and tables.</summary>
    public long MemoryBytes => _videos.MemoryBytes + _cuts.MemoryBytes;

    /// <summary>Puts a video in, or in the place of an older revision of it; a revision older than the one held is ignored.</summary>
    public void Put(string videoId, long revision, Fingerprint fingerprint)
    {
        ArgumentException.ThrowIfNullOrEmpty(videoId);
        ArgumentNullException.ThrowIfNull(fingerprint);
        if (_videos.TryFind(videoId, out var held))
        {
            if (_videos.RevisionOf(held) > revision)
            {
                return;
            }

            Remove(held);
        }

        _cuts.Put(_videos.Add(videoId, revision), fingerprint);
    }

    /// <summary>Takes a video out; false when it was not in.</summary>
    public bool Remove(string videoId)
    {
        ArgumentException.ThrowIfNullOrEmpty(videoId);
        if (!_videos.TryFind(videoId, out var slot))
        {
            return false;
        }

        Remove(slot);
        return true;
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
        foreach (var slot in Promising(timeline, least))
        {
            if (_videos.IdOf(slot) != exceptVideoId
                && _matcher.Align(timeline, _cuts.TimelineOf(slot)).Match is { } match && match.Score >= least)
            {
                matches.Add(new IndexMatch(_videos.IdOf(slot), _videos.RevisionOf(slot), match));
            }
        }

        return [.. matches
            .OrderByDescending(match => match.Match.Score)
            .ThenBy(match => match.VideoId, StringComparer.Ordinal)
            .Take(limit)];
    }

    private void Remove(int slot)
    {
        _cuts.Remove(slot);
        _videos.Remove(slot);
    }

    /// <summary>The slots worth an alignment, the most promising first.</summary>
    private IEnumerable<int> Promising(Timeline query, double leastScore) =>
        _cuts.Find(query, _matcher.NatsFor(leastScore, query.Cuts.Length, 1))
            .Where(found => found.Nats >= _matcher.NatsFor(leastScore, query.Cuts.Length, _cuts.CutsOf(found.Slot)))
            .OrderByDescending(found => found.Nats)
            .Take(MostAligned)
            .Select(found => found.Slot);
}
