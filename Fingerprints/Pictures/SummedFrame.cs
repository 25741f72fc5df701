namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// A frame as a summed-area table (Crow 1984): the mean of any rectangle, pixels cut in two included, takes four values
/// of it. Used again for the next frame.
/// </summary>
internal sealed class SummedFrame
{
    private const int Width = FingerprintBuilder.FrameWidth, Height = FingerprintBuilder.FrameHeight, Stride = Width + 1;

    private readonly int[] _sums = new int[Stride * (Height + 1)];

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
    /// <param name="columns">The points: columns, and shares of the next.</param>
    /// <param name="sums">As many, in grey levels times pixels.</param>
    public void Read(double y, ReadOnlySpan<(int Column, float Share)> columns, Span<float> sums)
    {
        var line = Math.Min((int)y, Height - 1);
        var share = (float)(y - line);
        var upper = _sums.AsSpan(line * Stride, Stride);
        var lower = _sums.AsSpan((line + 1) * Stride, Stride);
        for (var i = 0; i < sums.Length; i++)
        {
            var (x, part) = columns[i];
            float left = upper[x] + (share * (lower[x] - upper[x]));
            float right = upper[x + 1] + (share * (lower[x + 1] - upper[x + 1]));
            sums[i] = left + (part * (right - left));
        }
    }
}
