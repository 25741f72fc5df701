using System.Numerics;

namespace TVidz.Fingerprints.Pictures;

/// <summary>128 bits that say what a picture looks like; two pictures that look alike differ in few of them.</summary>
/// <param name="High">Bits 64 to 127.</param>
/// <param name="Low">Bits 0 to 63.</param>
public readonly record struct PictureHash(ulong High, ulong Low)
{
    /// <summary>Bits of a hash.</summary>
    public const int Bits = 128;

    /// <summary>Bytes of a hash.</summary>
    public const int Bytes = Bits / 8;

    /// <summary>In how many bits two hashes differ: 0 to <see cref="Bits"/>; 64 on average when they have nothing in common.</summary>
    public int DistanceTo(PictureHash other) => DifferenceTo(other).PopCount();

    /// <summary>The bits in which two hashes differ.</summary>
    internal PictureHash DifferenceTo(PictureHash other) => new(High ^ other.High, Low ^ other.Low);

    /// <summary>How many bits are set.</summary>
    internal int PopCount() => BitOperations.PopCount(High) + BitOperations.PopCount(Low);

    /// <summary>How many bits of a byte are set.</summary>
    /// <param name="index">Of the byte, 0 to 15.</param>
    internal int PopCount(int index) =>
        BitOperations.PopCount(((index < sizeof(ulong) ? Low : High) >> (8 * (index % sizeof(ulong)))) & 0xFF);

    /// <summary>The hash with its bytes moved on, those at the end to the beginning.</summary>
    /// <param name="count">Bytes, 0 to 15.</param>
    internal PictureHash RotatedBytes(int count)
    {
        var bits = new UInt128(High, Low);
        bits = UInt128.RotateLeft(bits, 8 * count);
        return new PictureHash((ulong)(bits >> 64), (ulong)bits);
    }
}
