using System.Numerics;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Which postings a search reads: of all look-ups those that agree in the interval that follows, too; and the whole
/// cells of the rarest landmarks, which still find what has lost or won a cut there. What many videos have in common
/// identifies none and costs the most: it comes last, and the budget ends before it.
/// </summary>
internal sealed class LookupPlan
{
    /// <summary>Classes of length: four a doubling.</summary>
    private const int LengthClasses = 32 * 4;

    private readonly List<Lookup> _lookups = [];
    private readonly int[] _postings = new int[LengthClasses];
    private (int Narrow, int Whole)[] _lengths = [];
    private uint _fetched;

    /// <summary>The look-ups, to be filled before <see cref="Read"/>.</summary>
    public List<Lookup> Lookups => _lookups;

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => (_lookups.Capacity * 20L) + (_lengths.Length * 8L);

    /// <summary>Reads about as many postings as the budget allows into the hits.</summary>
    public void Read(LandmarkTable table, int budget, HitList hits)
    {
        Measure(table);
        var mostNarrow = Choose(budget, length => length.Narrow, out var left);
        var mostWhole = Choose(left, length => length.Whole, out _);
        for (var i = 0; i < _lookups.Count; i++)
        {
            _fetched += table.Touch(_lookups[i].Whole);
        }

        for (var i = 0; i < _lookups.Count; i++)
        {
            var lookup = _lookups[i];
            if (lookup.MayWiden && _lengths[i].Whole <= mostWhole)
            {
                table.Read(lookup.Whole, lookup.Tag, hits);
            }
            else if (lookup.Low <= lookup.High && _lengths[i].Narrow <= mostNarrow)
            {
                table.Read(lookup.Narrow, lookup.Tag, hits);
            }
        }
    }

    private void Measure(LandmarkTable table)
    {
        if (_lengths.Length < _lookups.Count)
        {
            _lengths = new (int, int)[BitOperations.RoundUpToPowerOf2((uint)_lookups.Count)];
        }

        for (var i = 0; i < _lookups.Count; i++)
        {
            var lookup = _lookups[i];
            _lengths[i] = (table.Estimate(lookup.Narrow), lookup.MayWiden ? table.Estimate(lookup.Whole) : 0);
        }
    }

    /// <summary>The length up to which the budget lasts.</summary>
    private int Choose(int budget, Func<(int Narrow, int Whole), int> lengthOf, out int left)
    {
        Array.Clear(_postings);
        foreach (var length in _lengths.AsSpan(0, _lookups.Count))
        {
            _postings[ClassOf(lengthOf(length))] += lengthOf(length);
        }

        left = budget;
        for (var i = 0; i < _postings.Length; i++)
        {
            if (_postings[i] > left)
            {
                return i == 0 ? 0 : UpperBound(i - 1);
            }

            left -= _postings[i];
        }

        return int.MaxValue;
    }

    private static int ClassOf(int length)
    {
        if (length < 4)
        {
            return length;
        }

        var log = BitOperations.Log2((uint)length);
        return (log * 4) + ((length >> (log - 2)) & 3) - 4;
    }

    /// <summary>The greatest length of a class.</summary>
    private static int UpperBound(int lengthClass)
    {
        var length = 0;
        for (var bit = 1 << 29; bit > 0; bit >>= 1)
        {
            length |= ClassOf(length | bit) <= lengthClass ? bit : 0;
        }

        return length;
    }
}
