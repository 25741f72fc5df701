using TVidz.Accuracy.Corpus;
using TVidz.Fingerprints;

namespace TVidz.Accuracy.Matching;

/// <summary>The product's index, filled with padding, and what its candidates are aligned by. Searches may run side by side: they wait for one another.</summary>
internal sealed class PaddedLibrary
{
    private readonly FingerprintIndex _index = new(new MatcherOptions());
    private readonly Dictionary<string, Fingerprint> _kept = [];

    /// <summary>An index takes one search at a time.</summary>
    private readonly Lock _searching = new();

    /// <param name="padding">Synthetic videos in it.</param>
    public PaddedLibrary(int padding)
    {
        foreach (var (id, fingerprint) in Padding.Videos(padding))
        {
            Put(id, fingerprint);
        }
    }

    /// <summary>Puts a video in; one at a time, all before the first search.</summary>
    public void Put(string id, Fingerprint fingerprint)
    {
        _index.Put(id, 1, fingerprint);
        if (!fingerprint.Pictures.IsEmpty)
        {
            _kept[id] = fingerprint;
        }
    }

    /// <summary>The videos that share material with the query, as <see cref="FingerprintIndex.Search"/>.</summary>
    public IReadOnlyList<IndexMatch> Search(Fingerprint query, double? leastScore, int limit)
    {
        lock (_searching)
        {
            return _index.Search(query, null, leastScore, limit, id => _kept[id]);
        }
    }
}
