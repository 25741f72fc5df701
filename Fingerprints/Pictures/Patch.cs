using System.Numerics;

namespace TVidz.Fingerprints.Pictures;

/// <summary>A window of a frame, brought to <see cref="Size"/> x <see cref="Size"/> values by averaging. Used again for the next.</summary>
internal sealed class Patch
{
    /// <summary>Values a side.</summary>
    public const int Size = 32;

    private readonly float[] _values = new float[Size * Size];

    /// <summary>Brightness, line by line from the top: grey levels.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Takes a window of a frame in, in the place of what was there.</summary>
    public void Load(SummedFrame frame, Window window)
    {
        Span<(int, float)> columns = stackalloc (int, float)[Size + 1];
        for (var i = 0; i < columns.Length; i++)
        {
            var x = (window.Left + (window.Width * i / Size)) * FingerprintBuilder.PictureWidth;
            var column = Math.Min((int)x, FingerprintBuilder.FrameWidth - 1);
            columns[i] = (column, (float)(x - column));
        }

        Span<float> above = stackalloc float[Size + 1], below = stackalloc float[Size + 1];
        var area = window.Width * FingerprintBuilder.PictureWidth * window.Height * FingerprintBuilder.FrameHeight / (Size * Size);
        var scale = (float)(1 / area);
        frame.Read(window.Top * FingerprintBuilder.FrameHeight, columns, above);
        for (var i = 0; i < Size; i++)
        {
            frame.Read((window.Top + (window.Height * (i + 1) / Size)) * FingerprintBuilder.FrameHeight, columns, below);
            var line = _values.AsSpan(i * Size, Size);
            for (var j = 0; j < line.Length; j += Vector<float>.Count)
            {
                var sum = At(below, j + 1) - At(below, j) - At(above, j + 1) + At(above, j);
                (sum * scale).CopyTo(line[j..]);
            }

            below.CopyTo(above);
        }
    }

    private static Vector<float> At(ReadOnlySpan<float> values, int index) => new(values[index..]);
}
