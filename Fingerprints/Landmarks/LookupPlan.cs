using System.Numerics;
using System.Runtime.InteropServices;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Which postings a search reads: of all look-ups those that agree in the interval that follows, too; and the whole
/// cells of the rarest landmarks, which still find what has lost or won a cut there. First comes where a copy is likely
/// and little has to be read; what many videos have in common identifies none, and the budget ends before it.
/// </summary>
internal sealed class LookupPlan
{
    /// <summary>Ranks a doubling of the postings, or a halving of the likelihood.</summary>
    public const int RanksADoubling = 4;

    /// <summary>Ranks there are; what is beyond counts as the last.</summary>
    private const int Ranks = 40 * RanksADoubling;

    /// <summary>
    /// The most look-ups: a long query, whose landmarks are many, goes without those that are the least likely.
    /// </summary>
    private const int MostLookups = 800;

    private readonly List<Lookup> _lookups = [];
    private readonly int[] _postings = new int[Ranks];
    private readonly List<(int Lookup, bool Whole)> _reads = [];
    private (int Narrow, int Whole)[] _lengths = [];

    /// <summary>The look-ups, to be filled before <see cref="Read"/>.</summary>
    public List<Lookup> Lookups => _lookups;

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => (_lookups.Capacity * 24L) + (_reads.Capacity * 8L) + (_lengths.Length * 8L);

    /// <summary>Reads about as many postings as the budget allows into the hits.</summary>
    /// <param name="table">Where from.</param>
    /// <param name="budget">Postings.</param>
    /// <param name="wholeBudget">Postings beyond which no whole cells are read; at most the budget.</param>
    /// <param name="hits">Where to.</param>
    public void Read(LandmarkTable table, int budget, int wholeBudget, HitList hits)
    {
        DropUnlikely();
        Measure(table);
        ChooseReads(budget + _lookups.Count, budget - wholeBudget);
        for (var i = 0; i < _reads.Count; i++)
        {
            table.FetchPostings(_lookups[_reads[Math.Min(i + Prefetch.Ahead, _reads.Count - 1)].Lookup].LowKey);
            if (_reads[i].Whole)
            {
                table.ReadCell(_lookups[_reads[i].Lookup], hits);
            }
            else
            {
                table.ReadFollowing(_lookups[_reads[i].Lookup], hits);
            }
        }
    }

    /// <summary>Which look-ups are read, and how much of them, for about so many postings.</summary>
    private void ChooseReads(int budget, int withoutWhole)
    {
        _reads.Clear();
        var lastNarrow = Choose(budget, length => length.Narrow, out var left);
        var lastWhole = lastNarrow < Ranks ? -1 : Choose(left - withoutWhole, length => length.Whole, out _);
        for (var i = 0; i < _lookups.Count; i++)
        {
            var lookup = _lookups[i];
            if (lookup.MayWiden && RankOf(lookup, _lengths[i].Whole) <= lastWhole)
            {
                _reads.Add((i, true));
            }
            else if (lookup.IsNarrow && RankOf(lookup, _lengths[i].Narrow) is var rank
                && (rank <= lastNarrow || (rank == lastNarrow + 1 && left > 0)))
            {
                // Of the last rank as much as is left: where all are alike, some are read.
                left -= rank > lastNarrow ? _lengths[i].Narrow : 0;
                _reads.Add((i, false));
            }
        }
    }

    private void DropUnlikely()
    {
        if (_lookups.Count <= MostLookups)
        {
            return;
        }

        Array.Clear(_postings);
        foreach (var lookup in _lookups)
        {
            _postings[lookup.Rank]++;
        }

        var (last, kept) = (0, _postings[0]);
        while (kept + _postings[last + 1] <= MostLookups)
        {
            kept += _postings[++last];
        }

        kept = 0;
        foreach (var lookup in CollectionsMarshal.AsSpan(_lookups))
        {
            if (lookup.Rank <= last)
            {
                _lookups[kept++] = lookup;
            }
        }

        CollectionsMarshal.SetCount(_lookups, kept);
    }

    private void Measure(LandmarkTable table)
    {
        if (_lengths.Length < _lookups.Count)
        {
            _lengths = new (int, int)[BitOperations.RoundUpToPowerOf2((uint)_lookups.Count)];
        }

        for (var i = 0; i < _lookups.Count; i++)
        {
            table.FetchPlace(_lookups[Math.Min(i + Prefetch.Ahead, _lookups.Count - 1)].Cell);
            var lookup = _lookups[i];
            _lengths[i] = (
                lookup.IsNarrow ? table.Estimate(lookup.LowKey, lookup.HighKey) : 0,
                lookup.MayWiden ? table.Estimate(lookup.Cell, lookup.LastKey) : 0);
        }
    }

    /// <summary>The last rank that the budget lasts for.</summary>
    private int Choose(int budget, Func<(int Narrow, int Whole), int> lengthOf, out int left)
    {
        Array.Clear(_postings);
        for (var i = 0; i < _lookups.Count; i++)
        {
            var length = lengthOf(_lengths[i]);
            _postings[RankOf(_lookups[i], length)] += length;
        }

        left = budget;
        for (var rank = 0; rank < Ranks; rank++)
        {
            if (_postings[rank] > left)
            {
                return rank - 1;
            }

            left -= _postings[rank];
        }

        return Ranks;
    }

    /// <summary>How little a look-up promises a posting: low where a copy is likely and little has to be read.</summary>
    private static int RankOf(Lookup lookup, int length)
    {
        // The logarithm with two bits behind the point.
        var log = length;
        if (length >= 4)
        {
            var whole = BitOperations.Log2((uint)length);
            log = (whole * RanksADoubling) + ((length >> (whole - 2)) & 3) - RanksADoubling;
        }

        return Math.Min(log + lookup.Rank, Ranks - 1);
    }
}
