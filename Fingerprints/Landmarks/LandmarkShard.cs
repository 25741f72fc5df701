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
    private const int MostUnsorted = 256;

    /// <summary>Where the buckets of the unsorted ones are, a byte each; and where postings begin.</summary>
    private const int UnsortedBuckets = Buckets + 1, Head = UnsortedBuckets + (MostUnsorted / sizeof(uint));

    /// <summary>A full array grows by this part of its length.</summary>
    private const int GrowthPart = 12;

    /// <summary>Postings in a line of the processor's cache.</summary>
    private const int LineLength = 16;

    /// <summary>Bytes of the header of the array.</summary>
    private const int HeaderBytes = 24;

    /// <summary>Beginnings of the buckets, and one end; the buckets of the unsorted postings; the postings.</summary>
    private uint[]? _data;

    /// <summary>Places in the array: how many are taken up to the sorted postings, in all, and how many there are.</summary>
    private int _sorted, _count, _length;

    /// <summary>Bytes held beside the shard itself.</summary>
    public readonly long MemoryBytes => _data is null ? 0 : HeaderBytes + ((long)_length * sizeof(uint));

    /// <summary>Adds a posting.</summary>
    public void Add(uint bucket, uint posting)
    {
        if (_count - _sorted == MostUnsorted)
        {
            SortIn();
        }

        if (_count == _length)
        {
            Grow();
        }

        var data = _data!;
        BucketOf(data, _count - _sorted) = (byte)bucket;
        At(data, (uint)_count++) = posting;
    }

    /// <summary>About how many postings there are in the buckets.</summary>
    public readonly int Estimate(uint first, uint last) =>
        _data is { } data ? (int)(At(data, last + 1) - At(data, first)) : 0;

    /// <summary>Asks for the memory that says where a bucket is.</summary>
    public readonly void FetchPlace(uint bucket)
    {
        if (_data is { } data)
        {
            Prefetch.Around(ref At(data, bucket));
        }
    }

    /// <summary>Asks for the memory of a bucket's postings.</summary>
    public readonly void FetchPostings(uint bucket)
    {
        if (_data is { } data)
        {
            ref var first = ref At(data, At(data, bucket));
            Prefetch.Around(ref first);
            Prefetch.Around(ref Unsafe.Add(ref first, LineLength));
        }
    }

    /// <summary>Asks for the memory to which a posting is added.</summary>
    public readonly void FetchEnd()
    {
        if (_data is { } data)
        {
            Prefetch.Around(ref At(data, (uint)_count));
            Prefetch.Around(ref BucketOf(data, _count - _sorted));
        }
    }

    /// <summary>The postings of some buckets, in order of bucket.</summary>
    public ReadOnlySpan<uint> Read(uint first, uint last)
    {
        if (_count > _sorted)
        {
            SortIn();
        }

        return _data is { } data
            ? MemoryMarshal.CreateReadOnlySpan(ref At(data, At(data, first)), (int)(At(data, last + 1) - At(data, first)))
            : default;
    }

    /// <summary>How many of the postings that <see cref="Read"/> gives are in the first bucket, and in the last.</summary>
    public readonly (int First, int Last) Lengths(uint first, uint last) => _data is { } data
        ? ((int)(At(data, first + 1) - At(data, first)), (int)(At(data, last + 1) - At(data, last)))
        : default;

    // Without a look at the array's length, which lies elsewhere and would be one more wait for memory. What is read is
    // a bucket's place, or one that such a place holds; what is written, a place below the length that is kept here.
    private static ref uint At(uint[] data, uint place) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(data), place);

    /// <summary>The bucket of an unsorted posting.</summary>
    private static ref byte BucketOf(uint[] data, int unsorted) =>
        ref Unsafe.Add(ref Unsafe.As<uint, byte>(ref At(data, UnsortedBuckets)), unsorted);

    private void Grow()
    {
        if (_data is null)
        {
            _sorted = _count = Head;
            _length = Head + LineLength;
            _data = new uint[_length];
            _data.AsSpan(0, Buckets + 1).Fill(Head);
            return;
        }

        _length += Math.Max(_count / GrowthPart, LineLength);
        Array.Resize(ref _data, _length);
    }

    private void SortIn()
    {
        var data = _data!;
        Span<uint> added = stackalloc uint[_count - _sorted];
        Span<int> ends = stackalloc int[Buckets];
        SortAdded(added, ends);

        // From the back, each block moves up by as many as come before it.
        var end = _sorted;
        for (var bucket = Buckets - 1; bucket >= 0 && ends[bucket] > 0; bucket--)
        {
            var begin = bucket > 0 ? ends[bucket - 1] : 0;
            var place = (int)data[bucket + 1];
            data[bucket + 1] += (uint)ends[bucket];
            if (begin < ends[bucket])
            {
                data.AsSpan(place, end - place).CopyTo(data.AsSpan(place + ends[bucket]));
                added[begin..ends[bucket]].CopyTo(data.AsSpan(place + begin));
                end = place;
            }
        }

        _sorted = _count;
    }

    /// <summary>Sorts what has come since by bucket.</summary>
    /// <param name="added">Where to.</param>
    /// <param name="ends">Where each bucket ends in it.</param>
    private readonly void SortAdded(Span<uint> added, Span<int> ends)
    {
        ends.Clear();
        var buckets = MemoryMarshal.CreateReadOnlySpan(ref BucketOf(_data!, 0), added.Length);
        foreach (var bucket in buckets)
        {
            ends[bucket]++;
        }

        for (var bucket = 1; bucket < ends.Length; bucket++)
        {
            ends[bucket] += ends[bucket - 1];
        }

        // Backwards, so that equal ones keep their order; the ends become beginnings, and then the ends again.
        for (var i = added.Length - 1; i >= 0; i--)
        {
            added[--ends[buckets[i]]] = _data![_sorted + i];
        }

        for (var bucket = 0; bucket < ends.Length - 1; bucket++)
        {
            ends[bucket] = ends[bucket + 1];
        }

        ends[^1] = added.Length;
    }
}
