using System.Numerics;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// A frame as a summed-area table (Crow 1984): the mean of any rectangle, pixels cut in two included, takes four values
/// of it. Used again for the next frame.
/// </summary>
internal sealed class SummedFrame
{
    private const int Width = FingerprintBuilder.FrameWidth, Height = FingerprintBuilder.FrameHeight, Stride = Width + 1;

    /// <summary>With room behind it for the vectors that begin at the last sums.</summary>
    private readonly int[] _sums = new int[(Stride * (Height + 1)) + Vector<int>.Count];

    /// <summary>The sums at one height.</summary>
    private readonly float[] _line = new float[Stride + Vector<float>.Count];

    /// <summary>Takes a frame in, in the place of what was there.</summary>
    /// <param name="luma">As <see cref="FingerprintBuilder.Add"/> takes it.</param>
    public void Load(ReadOnlySpan<byte> luma)
    {
        for (var y = 0; y < Height; y++)
        {
            var line = luma.Slice(y * Width, Width);
            var above = _sums.AsSpan(y * Stride, Stride);
            var sums = _sums.AsSpan((y + 1) * Stride, Stride);
            var sum = 0;
            for (var x = 0; x < line.Length; x++)
            {
                sum += line[x];
                sums[x + 1] = above[x + 1] + sum;
            }
        }
    }

    /// <summary>Sums of all that is above and to the left of some points of one height.</summary>
    /// <param name="y">The height in lines, 0 to the frame's.</param>
    /// <param name="columns">The points, from left to right: columns, and shares of the next.</param>
    /// <param name="sums">As many, in grey levels times pixels.</param>
    public void Read(double y, ReadOnlySpan<(int Column, float Share)> columns, Span<float> sums)
    {
        ReadLine(y, columns[0].Column, columns[^1].Column + 1);
        for (var i = 0; i < sums.Length; i++)
        {
            var (x, part) = columns[i];
            sums[i] = _line[x] + (part * (_line[x + 1] - _line[x]));
        }
    }

    /// <summary>Each lane by itself and not fused, so that every processor gets the same sums.</summary>
    private void ReadLine(double y, int first, int last)
    {
        var line = Math.Min((int)y, Height - 1);
        var share = new Vector<float>((float)(y - line));
        var upper = _sums.AsSpan(line * Stride);
        var lower = _sums.AsSpan((line + 1) * Stride);
        for (var i = first; i <= last; i += Vector<int>.Count)
        {
            var (above, below) = (new Vector<int>(upper[i..]), new Vector<int>(lower[i..]));
            (Vector.ConvertToSingle(above) + (share * Vector.ConvertToSingle(below - above))).CopyTo(_line, i);
        }
    }
}
