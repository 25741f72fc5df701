namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Which hits do not stand alone. A copy's cuts lie one after the other as the query's do, so its hits lie on one
/// diagonal, ordinal less point, that moves by one at each cut lost or won; hits by chance are spread over all diagonals.
/// Counting them needs no look at the cuts, each of which costs a wait for memory.
/// </summary>
/// <remarks>
/// Two bits a diagonal, hashed: another one in its place costs a needless look and loses nothing. Diagonals are taken
/// <see cref="Width"/> at a time, twice, the second time shifted by half: two that are less than half a width apart always
/// meet.
/// </remarks>
internal sealed class DiagonalVotes
{
    private const int Width = 8, Bits = 20, WordBits = 6;

    private readonly ulong[] _once = new ulong[2 << (Bits - WordBits)], _twice = new ulong[2 << (Bits - WordBits)];

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => (_once.Length + _twice.Length) * (long)sizeof(ulong);

    /// <summary>Counts the hits, in the place of those before.</summary>
    public void Count(ReadOnlySpan<Hit> hits)
    {
        Array.Clear(_once);
        Array.Clear(_twice);
        foreach (var hit in hits)
        {
            var (place, shifted) = Places(hit);
            Count(place);
            Count(shifted);
        }
    }

    /// <summary>Whether a hit that was counted has another near its diagonal.</summary>
    public bool HasCompany(Hit hit)
    {
        var (place, shifted) = Places(hit);
        return IsTwice(place) || IsTwice(shifted);
    }

    private static (uint Place, uint Shifted) Places(Hit hit)
    {
        var diagonal = (uint)(hit.Ordinal - Lookup.Point(hit.Tag));
        return (Place(diagonal / Width), Place((diagonal + (Width / 2)) / Width) + (1u << Bits));
    }

    private static uint Place(uint diagonals) => (diagonals * 0x9E3779B1u) >> (32 - Bits);

    private void Count(uint place)
    {
        ref var once = ref _once[place >> WordBits];
        var bit = 1UL << (int)place;
        _twice[place >> WordBits] |= once & bit;
        once |= bit;
    }

    private bool IsTwice(uint place) => (_twice[place >> WordBits] & (1UL << (int)place)) != 0;
}
