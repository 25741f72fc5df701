using TVidz.Fingerprints.Landmarks;
using TVidz.Fingerprints.Matching;
using TVidz.Fingerprints.Pictures.Index;

namespace TVidz.Fingerprints;

/// <summary>
/// Fingerprints in memory, to be searched by what they share: landmarks (a few intervals in a row, or their ratios) and
/// pictures that look alike propose videos, <see cref="FingerprintMatcher"/> decides. A search looks at the videos that
/// have some of these in common with it; at all only where they are few. Equal contents, put in the same order, give
/// equal answers. <b>Not thread-safe</b>, searches included.
/// </summary>
/// <param name="options">The parameters of matching.</param>
public sealed class FingerprintIndex(MatcherOptions options)
{
    /// <summary>The most videos that a search aligns with, of those that a quick look leaves.</summary>
    private const int MostAligned = 256;

    /// <summary>The most videos that a search aligns with because of their pictures.</summary>
    private const int MostAlignedByPictures = 64;

    /// <summary>The videos that are aligned for their pictures, whatever speaks for them; and nats from which others are.</summary>
    private const int AlwaysAligned = 8, LeastPictureNats = 14;

    /// <summary>With no more videos that have pictures, a search aligns with all of them.</summary>
    private const int FewVideos = 64;

    private readonly FingerprintMatcher _matcher = new(options);
    private readonly VideoSlots _videos = new();
    private readonly CutIndex _cuts = new(options);
    private readonly PictureIndex _pictures = new();
    private readonly KeptTracks _tracks = new();

    /// <summary>Videos held.</summary>
    public int Count => _videos.Count;

    /// <summary>Cuts of the videos held.</summary>
    public long CutCount => _cuts.CutCount;

    /// <summary>Pictures of the videos held.</summary>
    public long PictureCount => _tracks.PictureCount;

    /// <summary>Bytes held: cuts, landmarks, pictures, names and tables.</summary>
    public long MemoryBytes => _videos.MemoryBytes + _cuts.MemoryBytes + _pictures.MemoryBytes + _tracks.MemoryBytes;

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

        var slot = _videos.Add(videoId, revision);
        _cuts.Put(slot, fingerprint);
        _pictures.Put(slot, fingerprint.Pictures);
        _tracks.Put(slot, fingerprint.Pictures);
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
        foreach (var (slot, byPictures) in Promising(timeline, least))
        {
            if (_videos.IdOf(slot) != exceptVideoId
                && _matcher.Align(timeline, _cuts.TimelineOf(slot, _tracks[slot]), byPictures).Match is { } match && match.Score >= least)
            {
                matches.Add(new IndexMatch(_videos.IdOf(slot), _videos.RevisionOf(slot), match));
            }
        }

        var common = new CommonMaterial(
            [.. matches.Select(match => match.Match).Where(match => match.Score >= Alignment.Threshold)]);
        return [.. matches
            .Select(match => match with { Match = common.Weigh(match.Match) })
            .Where(match => match.Match.Score >= least)
            .OrderByDescending(match => match.Match.Score)
            .ThenBy(match => match.VideoId, StringComparer.Ordinal)
            .Take(limit)];
    }

    private void Remove(int slot)
    {
        _cuts.Remove(slot);
        _pictures.Remove(slot);
        _tracks.Remove(slot);
        _videos.Remove(slot);
    }

    /// <summary>The slots worth an alignment, and whether their pictures propose them.</summary>
    private IEnumerable<(int Slot, bool ByPictures)> Promising(Timeline query, double leastScore)
    {
        var byPictures = PromisingByPictures(query.Fingerprint).ToHashSet();
        return _cuts.Find(query, _matcher.NatsFor(leastScore, query.Cuts.Length, 1))
            .Where(found => found.Nats >= _matcher.NatsFor(leastScore, query.Cuts.Length, _cuts.CutsOf(found.Slot)))
            .OrderByDescending(found => found.Nats)
            .Take(MostAligned)
            .Select(found => found.Slot)
            .Except(byPictures)
            .Select(slot => (slot, false))
            .Concat(byPictures.Select(slot => (slot, true)));
    }

    /// <summary>As many videos as could be aligned anyway need no choice.</summary>
    private IEnumerable<int> PromisingByPictures(Fingerprint query) => _tracks.Count <= FewVideos
        ? _tracks.Slots
        : _pictures.Find(query, MostAlignedByPictures)
            .Where((found, rank) => rank < AlwaysAligned || found.Score >= LeastPictureNats)
            .Select(found => found.Slot);
}
