using System.Numerics;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// The postings of one kind of landmark, by key, in shards that each hold a range of keys. A posting has 32 bits: the
/// cut's ordinal, and in the bits that it leaves free as much as possible of the key beyond the bucket, so that most of
/// what shares a bucket by chance is passed over without a look at its cuts.
/// </summary>
internal sealed class LandmarkTable
{
    /// <summary>Postings a shard when the table is full; and where cells are crowded.</summary>
    /// <remarks>
    /// With fewer, buckets are narrower, and a search's budget of postings, which are read by the bucket, lasts for more look-ups;
    /// but each shard costs the room for its buckets' beginnings.
    /// </remarks>
    private const int PostingsPerShard = 8192, PostingsPerCrowdedShard = 4096;

    /// <summary>Postings of a table from which its cells are crowded: a budget then ends before the look-ups do.</summary>
    private const long Crowded = 1 << 25;

    private const int KeyBits = 32;

    private readonly LandmarkShard[] _shards;
    private readonly int _shardBits, _ordinalBits, _checkBits;
    private int _count;

    /// <param name="ordinals">Ordinals there may be.</param>
    /// <param name="postings">Postings there may be; with more, it becomes slower.</param>
    public LandmarkTable(long ordinals, long postings)
    {
        var perShard = postings < Crowded ? PostingsPerShard : PostingsPerCrowdedShard;
        _shardBits = BitOperations.Log2((ulong)Math.Max(1, postings / perShard));
        _ordinalBits = Math.Min(KeyBits - 1, BitOperations.Log2((ulong)Math.Max(1, ordinals - 1)) + 1);
        _checkBits = Math.Min(KeyBits - _ordinalBits, KeyBits - _shardBits - LandmarkShard.BucketBits);
        _shards = new LandmarkShard[1 << _shardBits];
    }

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => _shards.Sum(shard => shard.MemoryBytes + 24);

    /// <summary>Adds postings.</summary>
    public void Add(ReadOnlySpan<Landmark> landmarks)
    {
        _count += landmarks.Length;
        for (var i = 0; i < landmarks.Length; i++)
        {
            ShardOf(landmarks[Math.Min(i + Prefetch.Ahead, landmarks.Length - 1)].Key).FetchEnd();
            Add(landmarks[i]);
        }
    }

    /// <summary>
    /// About how many postings there are between two keys of one cell, both included: the keys' share of the buckets that
    /// they lie in, or that by which these hold more than others do.
    /// </summary>
    public int Estimate(uint low, uint high)
    {
        var (first, last) = (Bucket(low), Bucket(high));
        var buckets = (int)(last - first + 1);
        var held = ShardOf(low).Estimate(first, last);
        var share = held * (high - low + 1L) / ((long)buckets << (KeyBits - LandmarkShard.BucketBits - _shardBits));
        return Math.Max((int)share, held - (buckets * (1 + (_count >> (_shardBits + LandmarkShard.BucketBits))))) + 1;
    }

    /// <summary>Asks for the memory that <see cref="Estimate"/> will look at.</summary>
    public void FetchPlace(uint key) => ShardOf(key).FetchPlace(Bucket(key));

    /// <summary>Asks for the memory of the postings from a key on; where they are must be at hand.</summary>
    public void FetchPostings(uint key) => ShardOf(key).FetchPostings(Bucket(key));

    /// <summary>Adds what agrees in the interval that follows, too, to the hits.</summary>
    public void ReadFollowing(Lookup lookup, HitList hits) =>
        Read(ref ShardOf(lookup.Cell), Local(lookup.LowKey), Local(lookup.HighKey), Lookup.Strong(lookup.Tag), hits);

    /// <summary>Adds the whole cell to the hits.</summary>
    public void ReadCell(Lookup lookup, HitList hits)
    {
        ref var shard = ref ShardOf(lookup.Cell);
        var (first, last) = (Local(lookup.Cell), Local(lookup.LastKey));
        if (!lookup.IsNarrow)
        {
            Read(ref shard, first, last, lookup.Tag, hits);
            return;
        }

        var (low, high) = (Local(lookup.LowKey), Local(lookup.HighKey));
        if (first < low)
        {
            Read(ref shard, first, low - 1, lookup.Tag, hits);
        }

        Read(ref shard, low, high, Lookup.Strong(lookup.Tag), hits);
        if (high < last)
        {
            Read(ref shard, high + 1, last, lookup.Tag, hits);
        }
    }

    private void Add(Landmark landmark)
    {
        var local = Local(landmark.Key);
        var check = local & ((1u << _checkBits) - 1);
        ShardOf(landmark.Key).Add(local >> _checkBits, (check << _ordinalBits) | (uint)landmark.Ordinal);
    }

    /// <summary>Adds the ordinals between two keys of a shard, both included, as far as keys are told apart there.</summary>
    private void Read(ref LandmarkShard shard, uint low, uint high, int tag, HitList hits)
    {
        var (first, last) = (low >> _checkBits, high >> _checkBits);
        var postings = shard.Read(first, last);
        if (postings.IsEmpty)
        {
            return;
        }

        var mask = (1u << _checkBits) - 1;
        var (least, most) = (low & mask, high & mask);
        if (first == last)
        {
            Read(postings, least, most, tag, hits);
            return;
        }

        var (inFirst, inLast) = shard.Lengths(first, last);
        Read(postings[..inFirst], least, mask, tag, hits);
        Read(postings[inFirst..^inLast], 0, mask, tag, hits);
        Read(postings[^inLast..], 0, most, tag, hits);
    }

    private void Read(ReadOnlySpan<uint> postings, uint least, uint most, int tag, HitList hits)
    {
        // Each is written and then kept or not: whether it is kept is no question that a processor could guess.
        var ordinals = (1u << _ordinalBits) - 1;
        var places = hits.MakeRoom(postings.Length);
        var kept = 0;
        foreach (var posting in postings)
        {
            places[kept] = new Hit((int)(posting & ordinals), tag);
            kept += (posting >> _ordinalBits) - least <= most - least ? 1 : 0;
        }

        hits.Keep(kept);
    }

    private ref LandmarkShard ShardOf(uint key) => ref _shards[(int)((ulong)key >> (KeyBits - _shardBits))];

    /// <summary>The key's bucket and check: without the bits that name the shard and those that are not kept.</summary>
    private uint Local(uint key) =>
        (uint)((ulong)key << _shardBits) >> (KeyBits - LandmarkShard.BucketBits - _checkBits);

    private uint Bucket(uint key) => Local(key) >> _checkBits;
}
