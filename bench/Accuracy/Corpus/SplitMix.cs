namespace TVidz.Accuracy.Corpus;

/// <summary>Random bits, the same for the same seed (SplitMix64: Steele, Lea, Flood 2014): billions are needed, and fast.</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        var bits = _state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>64 bits that each are set in so many of 16 cases.</summary>
    /// <param name="sixteenths">0 to 16.</param>
    public ulong Next(int sixteenths)
    {
        if (sixteenths >= 16)
        {
            return ulong.MaxValue;
        }

        ulong bits = 0;
        for (var digit = 1; digit < 16; digit *= 2)
        {
            bits = (sixteenths & digit) != 0 ? bits | Next() : bits & Next();
        }

        return bits;
    }

    /// <summary>0 up to 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));
}
