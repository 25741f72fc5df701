using System.Numerics;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>The postings of one kind of landmark, by key, in shards that each hold a range of keys.</summary>
internal sealed class LandmarkTable
{
    /// <summary>Postings a shard when the table is full.</summary>
    private const int PostingsPerShard = 8192;

    private readonly LandmarkShard[] _shards;
    private readonly PostingFormat _format;
    private readonly int _shift;

    /// <param name="ordinals">Ordinals there may be.</param>
    /// <param name="postings">Postings there may be; with more, it becomes slower.</param>
    public LandmarkTable(long ordinals, long postings)
    {
        var bits = BitOperations.Log2((ulong)Math.Max(1, postings / PostingsPerShard));
        _format = new PostingFormat(ordinals, bits);
        _shards = new LandmarkShard[1 << bits];
        for (var i = 0; i < _shards.Length; i++)
        {
            _shards[i] = new LandmarkShard(_format);
        }

        _shift = 32 - bits;
    }

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => ((long)_shards.Length * IntPtr.Size) + _shards.Sum(shard => shard.MemoryBytes);

    /// <summary>Adds a posting.</summary>
    public void Add(uint key, int ordinal) => ShardOf(key).Add(_format.Localize(key), ordinal);

    /// <summary>About how many postings there are between two keys of one cell, both included.</summary>
    public int Estimate((uint Low, uint High) keys) =>
        keys.Low > keys.High ? 0 : ShardOf(keys.Low).Estimate(_format.Localize(keys.Low), _format.Localize(keys.High));

    /// <summary>Begins to fetch what <see cref="Read"/> will read.</summary>
    public uint Touch((uint Low, uint High) keys) => ShardOf(keys.Low).Touch(_format.Localize(keys.Low));

    /// <summary>Adds the ordinals between two keys of one cell, both included, to the hits.</summary>
    public void Read((uint Low, uint High) keys, int tag, HitList hits) =>
        ShardOf(keys.Low).Read(_format.Localize(keys.Low), _format.Localize(keys.High), tag, hits);

    private LandmarkShard ShardOf(uint key) => _shards[(int)((ulong)key >> _shift)];
}
