using System.Runtime.Intrinsics;

namespace TVidz.Fingerprints.Pictures;

/// <summary>How a picture is shown: turned by quarters, mirrored, as a negative. The hash follows without the picture.</summary>
/// <param name="Index">0 to <see cref="Count"/> - 1: bit 0 mirrored left to right, bit 1 top to bottom, bit 2 lines and columns changed over before that, bit 3 negative.</param>
internal readonly record struct Orientation(int Index)
{
    /// <summary>How many there are.</summary>
    public const int Count = 16;

    /// <summary>As it is.</summary>
    public static readonly Orientation Upright = new(0);

    private const ulong EveryByte = 0x0101010101010101;

    /// <summary>Bits of frequencies that are odd from left to right, and from top to bottom.</summary>
    private const ulong OddAcross = 0x49 * EveryByte, OddDown = 0x1C * EveryByte;

    private bool FlipsAcross => (Index & 1) != 0;

    private bool FlipsDown => (Index & 2) != 0;

    private bool Transposes => (Index & 4) != 0;

    /// <summary>Whether it is a negative.</summary>
    public bool IsNegative => (Index & 8) != 0;

    /// <summary>Whether left and right are changed over, as no turning would do it.</summary>
    public bool IsMirrored => FlipsAcross ^ FlipsDown ^ Transposes;

    /// <summary>The orientation that undoes this one: once lines and columns are changed over, so are its mirrors.</summary>
    public Orientation Inverse => Transposes ? new((Index & ~3) | ((Index & 1) << 1) | ((Index & 2) >> 1)) : this;

    /// <summary>The hash of the picture shown like this, from its hash as it is.</summary>
    public PictureHash Apply(PictureHash hash)
    {
        var (high, low) = (hash.High, hash.Low);
        if (Transposes)
        {
            (high, low) = TransposeBlocks(TransposeBits(high), TransposeBits(low));
        }

        if (FlipsAcross)
        {
            (high, low) = (ReverseLines(high) ^ OddAcross, ReverseLines(low) ^ OddAcross);
        }

        if (FlipsDown)
        {
            (high, low) = (ulong.RotateLeft(low, 32) ^ OddDown, ulong.RotateLeft(high, 32) ^ OddDown);
        }

        return IsNegative ? new PictureHash(~high, ~low) : new PictureHash(high, low);
    }

    /// <summary>Changes horizontal and vertical frequencies over: 1,0 with 0,1; 2,0 with 0,2; 2,1 with 1,2.</summary>
    private static ulong TransposeBits(ulong codes) =>
        (codes & (0x88 * EveryByte))
        | ((codes & (0x01 * EveryByte)) << 2) | ((codes & (0x04 * EveryByte)) >> 2)
        | ((codes & (0x02 * EveryByte)) << 4) | ((codes & (0x20 * EveryByte)) >> 4)
        | ((codes & (0x10 * EveryByte)) << 2) | ((codes & (0x40 * EveryByte)) >> 2);

    /// <summary>Changes lines and columns of the four by four blocks over, a byte each.</summary>
    private static (ulong High, ulong Low) TransposeBlocks(ulong high, ulong low)
    {
        var blocks = Vector128.Create(low, high).AsByte();
        var turned = Vector128.Shuffle(
            blocks, Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15)).AsUInt64();
        return (turned[1], turned[0]);
    }

    /// <summary>Reverses the order of the four blocks in each of two lines.</summary>
    private static ulong ReverseLines(ulong codes)
    {
        codes = ((codes & 0x00FF00FF00FF00FF) << 8) | ((codes >> 8) & 0x00FF00FF00FF00FF);
        return ((codes & 0x0000FFFF0000FFFF) << 16) | ((codes >> 16) & 0x0000FFFF0000FFFF);
    }
}
