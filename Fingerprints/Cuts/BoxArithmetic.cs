using System.Runtime.Intrinsics;

namespace TVidz.Fingerprints.Cuts;

/// <summary>
/// The sums that every frame needs, eight values at a time. They are whole numbers, so that every machine gets the
/// same, with or without vectors in its hardware.
/// </summary>
internal static class BoxArithmetic
{
    /// <summary>Pixels a side of a box.</summary>
    public const int Box = 4;

    /// <summary>The largest sum of a box.</summary>
    public const int MaxSum = byte.MaxValue * Box * Box;

    private static int Lanes => Vector128<ushort>.Count;

    /// <summary>Sums the pixels of each box in a row of boxes.</summary>
    /// <param name="lines"><see cref="Box"/> lines of pixels, one after the other.</param>
    /// <param name="sums">Receives the sums, 0 to <see cref="MaxSum"/>; as many as a line has boxes, a multiple of eight.</param>
    public static void SumBoxes(ReadOnlySpan<byte> lines, Span<ushort> sums)
    {
        var width = sums.Length * Box;
        for (var i = 0; i < sums.Length; i += Lanes)
        {
            var here = lines[(i * Box)..];
            var left = SumFourBoxes(here, width);
            var right = SumFourBoxes(here[(Lanes / 2 * Box)..], width);
            Vector128.Narrow(left, right).CopyTo(sums[i..]);
        }
    }

    /// <summary>The sum of absolute differences of two rows of box sums.</summary>
    /// <param name="sums">Box sums; a multiple of eight of them.</param>
    /// <param name="others">As many others.</param>
    public static int Difference(ReadOnlySpan<ushort> sums, ReadOnlySpan<ushort> others)
    {
        var total = Vector128<uint>.Zero;
        for (var i = 0; i < sums.Length; i += Lanes)
        {
            var mine = Vector128.Create(sums[i..]);
            var theirs = Vector128.Create(others[i..]);
            total += AddNeighbours(Vector128.Max(mine, theirs) - Vector128.Min(mine, theirs));
        }

        return (int)Vector128.Sum(total);
    }

    private static Vector128<uint> SumFourBoxes(ReadOnlySpan<byte> lines, int width)
    {
        var columns = AddNeighbours(Vector128.Create(lines));
        for (var line = 1; line < Box; line++)
        {
            columns += AddNeighbours(Vector128.Create(lines[(line * width)..]));
        }

        return AddNeighbours(columns);
    }

    private static Vector128<ushort> AddNeighbours(Vector128<byte> values)
    {
        var pairs = values.AsUInt16();
        return (pairs & Vector128.Create((ushort)byte.MaxValue)) + (pairs >>> 8);
    }

    private static Vector128<uint> AddNeighbours(Vector128<ushort> values)
    {
        var pairs = values.AsUInt32();
        return (pairs & Vector128.Create((uint)ushort.MaxValue)) + (pairs >>> 16);
    }
}
