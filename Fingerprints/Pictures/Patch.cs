namespace TVidz.Fingerprints.Pictures;

/// <summary>A window of a frame, brought to <see cref="Size"/> x <see cref="Size"/> values by averaging. Used again for the next.</summary>
internal sealed class Patch
{
    /// <summary>Values a side.</summary>
    public const int Size = 32;

    private const int FrameWidth = FingerprintBuilder.FrameWidth, FrameHeight = FingerprintBuilder.FrameHeight;

    private readonly float[] _columns = new float[FrameHeight * Size];
    private readonly float[] _values = new float[Size * Size];

    /// <summary>Grey levels, line by line from the top.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Takes a window of a frame in, in the place of what was there.</summary>
    /// <param name="luma">A frame as <see cref="FingerprintBuilder.Add"/> takes it.</param>
    /// <param name="window">The part of it that is wanted.</param>
    public void Load(ReadOnlySpan<byte> luma, Window window)
    {
        var (top, bottom) = (window.Top * FrameHeight, window.Bottom * FrameHeight);
        for (var y = (int)top; y < FrameHeight && y < bottom; y++)
        {
            Shrink(luma.Slice(y * FrameWidth, FrameWidth), window, _columns.AsSpan(y * Size, Size));
        }

        var step = (bottom - top) / Size;
        for (var i = 0; i < Size; i++)
        {
            Average(top + (i * step), top + ((i + 1) * step), _values.AsSpan(i * Size, Size));
        }
    }

    private static void Shrink(ReadOnlySpan<byte> line, Window window, Span<float> values)
    {
        var left = window.Left * FrameWidth;
        var step = window.Width * FrameWidth / values.Length;
        for (var i = 0; i < values.Length; i++)
        {
            var (from, to) = (left + (i * step), left + ((i + 1) * step));
            double sum = 0;
            for (var x = (int)from; x < line.Length && x < to; x++)
            {
                sum += line[x] * (Math.Min(to, x + 1) - Math.Max(from, x));
            }

            values[i] = (float)(sum / step);
        }
    }

    private void Average(double from, double to, Span<float> values)
    {
        values.Clear();
        for (var y = (int)from; y < FrameHeight && y < to; y++)
        {
            var share = (float)((Math.Min(to, y + 1) - Math.Max(from, y)) / (to - from));
            var line = _columns.AsSpan(y * Size, Size);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] += line[i] * share;
            }
        }
    }
}
