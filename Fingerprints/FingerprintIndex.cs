using TVidz.Fingerprints.Landmarks;
using TVidz.Fingerprints.Matching;
using TVidz.Fingerprints.Pictures.Index;

namespace TVidz.Fingerprints;

/// <summary>
/// Fingerprints in memory, to be searched by what they share: landmarks (a few intervals in a row, or their ratios) and
/// pictures that look alike propose videos, <see cref="CandidateJudge"/> decides. A search looks at the videos that
/// have some of these in common with it; at all only where they are few. Of the pictures it has those only that propose a
/// video. Equal contents, put in the same order, give equal answers. <b>Not thread-safe</b>, searches included.
/// </summary>
/// <param name="options">The parameters of matching.</param>
public sealed class FingerprintIndex(MatcherOptions options)
{
    private readonly FingerprintMatcher _matcher = new(options);
    private readonly VideoSlots _videos = new();
    private readonly CutIndex _cuts = new(options);
    private readonly PictureIndex _pictures = new();

    /// <summary>Videos held.</summary>
    public int Count => _videos.Count;

    /// <summary>Cuts of the videos held.</summary>
    public long CutCount => _cuts.CutCount;

    /// <summary>Pictures of the videos held, of those that propose them.</summary>
    public long PictureCount => _pictures.HashCount;

    /// <summary>Bytes held: cuts, landmarks, pictures, names and tables.</summary>
    public long MemoryBytes => _videos.MemoryBytes + _cuts.MemoryBytes + _pictures.MemoryBytes;

    /// <summary>Makes room for what is to come, where the index is empty: to put it in then takes less time.</summary>
    /// <param name="videos">Videos, about.</param>
    /// <param name="cuts">Cuts of all of them, about.</param>
    /// <param name="pictures">Pictures of all of them, about.</param>
    public void Reserve(int videos, long cuts, int pictures)
    {
        _videos.Reserve(videos);
        _cuts.Reserve(videos, cuts);
        _pictures.Reserve(pictures);
    }

    /// <summary>Puts a video in, or in the place of an older revision of it; a revision older than the one held is ignored.</summary>
    public void Put(string videoId, long revision, Fingerprint fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        Put(videoId, revision, fingerprint, IndexedPictures.Of(fingerprint.Pictures));
    }

    /// <summary>As <see cref="Put(string, long, Fingerprint)"/>, of a video whose pictures have been chosen.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="revision">Of its fingerprint.</param>
    /// <param name="cuts">Its fingerprint, of which the cuts and the duration count.</param>
    /// <param name="pictures">Its pictures.</param>
    public void Put(string videoId, long revision, Fingerprint cuts, IndexedPictures pictures)
    {
        ArgumentException.ThrowIfNullOrEmpty(videoId);
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(pictures);
        if (_videos.TryFind(videoId, out var held))
        {
            if (_videos.RevisionOf(held) > revision)
            {
                return;
            }

            Remove(held);
        }

        var slot = _videos.Add(videoId, revision);
        _cuts.Put(slot, cuts);
        _pictures.Put(slot, pictures);
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

    /// <summary>The videos that may share material with the query, as many as could be aligned anyway.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="exceptVideoId">A video that is not an answer; null for none.</param>
    /// <param name="minScore">The lowest score of an answer, 0 to 1; null for <see cref="Alignment.Threshold"/>.</param>
    public IndexProposal Propose(Fingerprint query, string? exceptVideoId, double? minScore)
    {
        ArgumentNullException.ThrowIfNull(query);
        var byCuts = ByCuts(new Timeline(query), CandidateJudge.LeastScore(minScore));
        var byPictures = ByPictures(query);
        var candidates = byCuts.Keys.Union(byPictures.Keys)
            .Where(slot => _videos.IdOf(slot) != exceptVideoId)
            .Select(slot => new IndexCandidate(
                _videos.IdOf(slot), _videos.RevisionOf(slot), NatsOf(byCuts, slot), NatsOf(byPictures, slot),
                query.HasPictures && _pictures.Has(slot) ? null : CutsOf(slot)));
        return new IndexProposal([.. candidates], _pictures.Count);
    }

    /// <summary>
    /// The videos that share material with the query, where this index is all there is: <see cref="Propose"/>, and what
    /// <see cref="CandidateJudge.Judge"/> says to it.
    /// </summary>
    /// <param name="query">What to look for.</param>
    /// <param name="exceptVideoId">A video that is not an answer; null for none.</param>
    /// <param name="minScore">The lowest score of an answer, 0 to 1; null for <see cref="Alignment.Threshold"/>.</param>
    /// <param name="limit">The most answers, at least 1.</param>
    /// <param name="read">Gives the fingerprint of a video that has pictures; may be null where none has.</param>
    public IReadOnlyList<IndexMatch> Search(
        Fingerprint query, string? exceptVideoId, double? minScore, int limit, Func<string, Fingerprint>? read = null)
    {
        var chosen = CandidateJudge.Choose([Propose(query, exceptVideoId, minScore)])
            .Select(candidate => candidate with { Fingerprint = candidate.Fingerprint ?? read?.Invoke(candidate.VideoId) });
        return new CandidateJudge(_matcher).Judge(query, chosen, minScore, limit);
    }

    private void Remove(int slot)
    {
        _cuts.Remove(slot);
        _pictures.Remove(slot);
        _videos.Remove(slot);
    }

    private Dictionary<int, double> ByCuts(Timeline query, double leastScore) =>
        _cuts.Find(query, _matcher.NatsFor(leastScore, query.Cuts.Length, 1))
            .Where(found => found.Nats >= _matcher.NatsFor(leastScore, query.Cuts.Length, _cuts.CutsOf(found.Slot)))
            .OrderByDescending(found => found.Nats)
            .Take(CandidateJudge.MostByCuts + 1)
            .ToDictionary(found => found.Slot, found => found.Nats);

    /// <summary>As many videos as could be aligned anyway need no choice.</summary>
    private Dictionary<int, double> ByPictures(Fingerprint query)
    {
        var found = _pictures.Find(query, CandidateJudge.MostByPictures + 1)
            .ToDictionary(candidate => candidate.Slot, candidate => candidate.Score);
        if (_pictures.Count <= CandidateJudge.FewVideos)
        {
            foreach (var slot in _pictures.Slots)
            {
                found.TryAdd(slot, 0);
            }
        }

        return found;
    }

    private Fingerprint CutsOf(int slot) => _cuts.FingerprintOf(slot);

    private static double? NatsOf(Dictionary<int, double> nats, int slot) =>
        nats.TryGetValue(slot, out var value) ? value : null;
}
