namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// The postings of a range of keys: sorted by bucket in one array, behind them a few that have come since, in no order.
/// They are sorted in when they have become many, which moves no more than this shard.
/// </summary>
/// <param name="format">How a posting is laid out.</param>
internal sealed class LandmarkShard(PostingFormat format)
{
    /// <summary>Logarithm to base 2 of the buckets.</summary>
    public const int BucketBits = 8;

    private const int Buckets = 1 << BucketBits;

    /// <summary>Postings behind the sorted ones from which they are sorted in.</summary>
    private const int MostUnsorted = 64;

    /// <summary>A full array grows by this part of its length.</summary>
    private const int GrowthPart = 12;

    private readonly int[] _starts = new int[Buckets + 1];
    private readonly byte[] _unsortedBuckets = new byte[MostUnsorted];
    private uint[] _postings = [];
    private int _sorted, _count;

    /// <summary>Bytes held, with the headers of the objects.</summary>
    public long MemoryBytes =>
        (_starts.Length * sizeof(int)) + _unsortedBuckets.Length + ((long)_postings.Length * sizeof(uint)) + 128;

    /// <summary>Adds a posting.</summary>
    /// <param name="localKey">Its key, without the bits that name the shard, as long as the format keeps it.</param>
    /// <param name="ordinal">The cut at which the landmark begins.</param>
    public void Add(uint localKey, int ordinal)
    {
        if (_count - _sorted == MostUnsorted)
        {
            SortIn();
        }

        if (_count == _postings.Length)
        {
            Array.Resize(ref _postings, _count + Math.Max(_count / GrowthPart, 8));
        }

        _unsortedBuckets[_count - _sorted] = (byte)format.Bucket(localKey);
        _postings[_count++] = format.Pack(localKey, ordinal);
    }

    /// <summary>About how many postings there are between two keys, both included.</summary>
    public int Estimate(uint low, uint high) => _starts[format.Bucket(high) + 1] - _starts[format.Bucket(low)];

    /// <summary>Reads something of what <see cref="Read"/> will, so that it is on its way into the cache.</summary>
    public uint Touch(uint low)
    {
        var index = _starts[format.Bucket(low)];
        return (index < _postings.Length ? _postings[index] : 0) + (_count > _sorted ? _postings[_sorted] : 0u) + _unsortedBuckets[0];
    }

    /// <summary>Adds the ordinals between two keys, both included, to the hits.</summary>
    public void Read(uint low, uint high, int tag, HitList hits)
    {
        uint first = format.Bucket(low), last = format.Bucket(high);
        var postings = _postings.AsSpan(0, _count);
        for (var bucket = first; bucket <= last; bucket++)
        {
            foreach (var posting in postings[_starts[bucket].._starts[bucket + 1]])
            {
                if (format.IsWithin(posting, bucket, low, high))
                {
                    hits.Add(format.Ordinal(posting), tag);
                }
            }
        }

        var unsorted = postings[_sorted..];
        for (var i = 0; i < unsorted.Length; i++)
        {
            if (_unsortedBuckets[i] >= first && _unsortedBuckets[i] <= last
                && format.IsWithin(unsorted[i], _unsortedBuckets[i], low, high))
            {
                hits.Add(format.Ordinal(unsorted[i]), tag);
            }
        }
    }

    private void SortIn()
    {
        Span<uint> added = stackalloc uint[_count - _sorted];
        _postings.AsSpan(_sorted, added.Length).CopyTo(added);
        _unsortedBuckets.AsSpan(0, added.Length).Sort(added);

        // From the back, each block moves up by as many as come before it.
        var end = _sorted;
        for (var i = added.Length - 1; i >= 0; i--)
        {
            var place = _starts[_unsortedBuckets[i] + 1];
            _postings.AsSpan(place, end - place).CopyTo(_postings.AsSpan(place + i + 1));
            _postings[place + i] = added[i];
            end = place;
        }

        var before = 0;
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            while (before < added.Length && _unsortedBuckets[before] <= bucket)
            {
                before++;
            }

            _starts[bucket + 1] += before;
        }

        _sorted = _count;
    }
}
