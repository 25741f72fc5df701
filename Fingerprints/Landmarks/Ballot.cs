namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Counts votes for (video, bin) in a hashed table of small counters that stays in the processor's cache; two keys that
/// share a counter only make candidates that verification drops. Not thread-safe.
/// </summary>
internal sealed class Ballot
{
    private const int Bits = 18;

    private readonly byte[] _counters = new byte[1 << Bits];

    /// <summary>Bytes held.</summary>
    public static long MemoryBytes => 1 << Bits;

    /// <summary>Forgets all votes.</summary>
    public void Clear() => Array.Clear(_counters);

    /// <summary>Adds a vote, up to 255.</summary>
    public void Add(int slot, double bin)
    {
        ref var counter = ref _counters[Key(slot, (int)Math.Floor(bin))];
        if (counter < byte.MaxValue)
        {
            counter++;
        }
    }

    /// <summary>The votes for the bin and the one that it is nearest to.</summary>
    public int Count(int slot, double bin)
    {
        var floor = (int)Math.Floor(bin);
        var near = bin - floor < 0.5 ? floor - 1 : floor + 1;
        return _counters[Key(slot, floor)] + _counters[Key(slot, near)];
    }

    private static uint Key(int slot, int bin)
    {
        var hash = ((uint)slot * 0x9E3779B1u) ^ ((uint)bin * 0x85EBCA77u);
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        return hash >> (32 - Bits);
    }
}
