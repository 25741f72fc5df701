using System.Runtime.CompilerServices;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Postings by cell, in a fixed number of buckets that each are one array: a look-up costs one cache miss. Cells share
/// buckets; who reads one checks what it finds.
/// </summary>
internal sealed class LandmarkTable
{
    private const int FirstCapacity = 4;

    private readonly Posting[]?[] _buckets;
    private readonly int[] _counts;
    private readonly int _shift;
    private long _capacity;

    /// <param name="bits">Logarithm to base 2 of the number of buckets.</param>
    public LandmarkTable(int bits)
    {
        _buckets = new Posting[1 << bits][];
        _counts = new int[1 << bits];
        _shift = 32 - bits;
    }

    /// <summary>Postings held.</summary>
    public long Count { get; private set; }

    /// <summary>Buckets there are.</summary>
    public int BucketCount => _buckets.Length;

    /// <summary>Bytes held, with the arrays' own headers.</summary>
    public long MemoryBytes =>
        (_buckets.Length * (long)(sizeof(int) + IntPtr.Size)) + (_capacity * Unsafe.SizeOf<Posting>())
        + (Math.Min(Count, _buckets.Length) * 24);

    /// <summary>Adds a posting to the cell.</summary>
    public void Add(uint cell, Posting posting)
    {
        var bucket = cell >> _shift;
        var postings = _buckets[bucket] ?? [];
        if (_counts[bucket] == postings.Length)
        {
            var capacity = Math.Max(FirstCapacity, postings.Length * 3 / 2);
            _capacity += capacity - postings.Length;
            Array.Resize(ref postings, capacity);
            _buckets[bucket] = postings;
        }

        postings[_counts[bucket]++] = posting;
        Count++;
    }

    /// <summary>The postings of the cell, among others.</summary>
    public ReadOnlySpan<Posting> Find(uint cell)
    {
        var bucket = cell >> _shift;
        return _buckets[bucket].AsSpan(0, _counts[bucket]);
    }
}
