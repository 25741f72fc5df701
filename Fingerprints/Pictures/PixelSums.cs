using System.Numerics;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// Adds up frames pixel by pixel, many pixels at a time. The sums are whole numbers, so that every machine gets the same.
/// For up to 66,000 frames.
/// </summary>
internal static class PixelSums
{
    /// <summary>Adds the squares of values, and the values themselves, to their sums.</summary>
    public static void AddSquares(ReadOnlySpan<byte> values, Span<uint> squares, Span<uint> sums)
    {
        var i = 0;
        for (; i <= values.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(values[i..]), out var low, out var high);
            Add(low, high, sums[i..]);
            Add(low * low, high * high, squares[i..]);
        }

        for (; i < values.Length; i++)
        {
            sums[i] += values[i];
            squares[i] += (uint)(values[i] * values[i]);
        }
    }

    /// <summary>Adds the absolute differences of values and as many others to their sums.</summary>
    public static void AddDifferences(ReadOnlySpan<byte> values, ReadOnlySpan<byte> others, Span<uint> sums)
    {
        var i = 0;
        for (; i <= values.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var (mine, theirs) = (new Vector<byte>(values[i..]), new Vector<byte>(others[i..]));
            Vector.Widen(Vector.Max(mine, theirs) - Vector.Min(mine, theirs), out var low, out var high);
            Add(low, high, sums[i..]);
        }

        for (; i < values.Length; i++)
        {
            sums[i] += (uint)Math.Abs(values[i] - others[i]);
        }
    }

    private static void Add(Vector<ushort> low, Vector<ushort> high, Span<uint> sums)
    {
        Add(low, sums);
        Add(high, sums[Vector<ushort>.Count..]);
    }

    private static void Add(Vector<ushort> values, Span<uint> sums)
    {
        Vector.Widen(values, out var low, out var high);
        (new Vector<uint>(sums) + low).CopyTo(sums);
        var rest = sums[Vector<uint>.Count..];
        (new Vector<uint>(rest) + high).CopyTo(rest);
    }
}
