using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// The postings of a range of keys in one array: where each bucket begins, the postings sorted by bucket, and behind them
/// a few that have come since. Those are sorted in when they have become many or are searched, which moves no more than
/// this shard.
/// </summary>
internal struct LandmarkShard
{
    /// <summary>Logarithm to base 2 of the buckets.</summary>
    public const int BucketBits = 8;

    private const int Buckets = 1 << BucketBits;

    /// <summary>Postings behind the sorted ones from which they are sorted in.</summary>
    private const int MostUnsorted = 64;

    /// <summary>A full array grows by this part of its length.</summary>
    private const int GrowthPart = 12;

    /// <summary>Bytes of the headers of the two arrays.</summary>
    private const int HeaderBytes = 48;

    /// <summary>For each bucket, and as many more as there are postings, see above; a bucket's beginning counts from 0.</summary>
    private uint[]? _data;
    private byte[]? _unsortedBuckets;
    private int _sorted, _count;

    /// <summary>Bytes held beside the shard itself.</summary>
    public readonly long MemoryBytes =>
        _data is null ? 0 : HeaderBytes + MostUnsorted + ((long)_data.Length * sizeof(uint));

    /// <summary>Adds a posting.</summary>
    public void Add(uint bucket, uint posting)
    {
        if (_data is null)
        {
            (_data, _unsortedBuckets) = (new uint[Buckets + 1], new byte[MostUnsorted]);
            _sorted = _count = Buckets + 1;
            Array.Fill(_data, (uint)_count);
        }

        if (_count - _sorted == MostUnsorted)
        {
            SortIn();
        }

        if (_count == _data.Length)
        {
            Array.Resize(ref _data, _count + Math.Max(_count / GrowthPart, 8));
        }

        _unsortedBuckets![_count - _sorted] = (byte)bucket;
        _data[_count++] = posting;
    }

    /// <summary>About how many postings there are in the buckets.</summary>
    public readonly int Estimate(uint first, uint last) => _data is null ? 0 : (int)(Begin(last + 1) - Begin(first));

    /// <summary>Reads something of what a search will, so that it is on its way into the cache.</summary>
    public readonly uint Touch(uint first) => _data is null ? 0 : At(Math.Min(Begin(first), (uint)_count - 1));

    /// <summary>The postings of some buckets, in order of bucket.</summary>
    public ReadOnlySpan<uint> Read(uint first, uint last)
    {
        if (_count > _sorted)
        {
            SortIn();
        }

        return _data is null
            ? default
            : MemoryMarshal.CreateReadOnlySpan(ref At(Begin(first)), (int)(Begin(last + 1) - Begin(first)));
    }

    /// <summary>How many of the postings that <see cref="Read"/> gives are in the first bucket, and in the last.</summary>
    public readonly (int First, int Last) Lengths(uint first, uint last) =>
        _data is null ? default : ((int)(Begin(first + 1) - Begin(first)), (int)(Begin(last + 1) - Begin(last)));

    private readonly uint Begin(uint bucket) => At(bucket);

    // Without a look at the array's length, which lies elsewhere and would be one more wait for memory. What is read is
    // a bucket's place, or one that such a place holds.
    private readonly ref uint At(uint place) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data!), place);

    private void SortIn()
    {
        var data = _data!;
        Span<uint> added = stackalloc uint[MostUnsorted];
        added = added[..(_count - _sorted)];
        data.AsSpan(_sorted, added.Length).CopyTo(added);
        _unsortedBuckets.AsSpan(0, added.Length).Sort(added);

        // From the back, each block moves up by as many as come before it.
        var end = _sorted;
        for (var i = added.Length - 1; i >= 0; i--)
        {
            var place = (int)data[_unsortedBuckets![i] + 1];
            data.AsSpan(place, end - place).CopyTo(data.AsSpan(place + i + 1));
            data[place + i] = added[i];
            end = place;
        }

        for (var i = 0; i < added.Length; i++)
        {
            var next = i + 1 < added.Length ? _unsortedBuckets![i + 1] : Buckets;
            for (var bucket = _unsortedBuckets![i] + 1; bucket <= next; bucket++)
            {
                data[bucket] += (uint)i + 1;
            }
        }

        _sorted = _count;
    }
}
