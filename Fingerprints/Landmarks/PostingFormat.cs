using System.Numerics;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// How a posting of 32 bits is laid out: the cut's ordinal, and in the bits that it leaves free as much as possible of
/// the key beyond the bucket, so that most of what shares a bucket by chance is passed over without looking at its cuts.
/// </summary>
internal readonly struct PostingFormat
{
    private readonly int _ordinalBits, _shardBits, _checkBits;

    /// <param name="ordinals">Ordinals there may be.</param>
    /// <param name="shardBits">Bits of a key that name the shard.</param>
    public PostingFormat(long ordinals, int shardBits)
    {
        _ordinalBits = Math.Min(31, 64 - BitOperations.LeadingZeroCount((ulong)ordinals));
        _shardBits = shardBits;
        _checkBits = Math.Min(32 - _ordinalBits, 32 - shardBits - LandmarkShard.BucketBits);
    }

    /// <summary>A key without the bits that name its shard and those that are not kept.</summary>
    public uint Localize(uint key) =>
        (uint)(((ulong)key << _shardBits) & uint.MaxValue) >> (32 - LandmarkShard.BucketBits - _checkBits);

    /// <summary>The bucket of a local key.</summary>
    public uint Bucket(uint localKey) => localKey >> _checkBits;

    /// <summary>The posting for a cut.</summary>
    public uint Pack(uint localKey, int ordinal) =>
        ((localKey & ((1u << _checkBits) - 1)) << _ordinalBits) | (uint)ordinal;

    /// <summary>The cut of a posting.</summary>
    public int Ordinal(uint posting) => (int)(posting & ((1u << _ordinalBits) - 1));

    /// <summary>Whether a posting of the bucket lies between two local keys, both included.</summary>
    public bool IsWithin(uint posting, uint bucket, uint low, uint high) =>
        ((bucket << _checkBits) | (posting >> _ordinalBits)) - low <= high - low;
}
