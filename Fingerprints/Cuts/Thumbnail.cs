namespace TVidz.Fingerprints.Cuts;

/// <summary>
/// A frame reduced to 24 x 24 boxes, the size at which frames are compared: small enough to be blind to noise, scaling
/// and coding, large enough to see that a shot has changed. Values are sums of 16 pixels, so that halved contrast loses
/// no precision.
/// </summary>
internal sealed class Thumbnail
{
    /// <summary>Boxes a side.</summary>
    private const int Size = FingerprintBuilder.FrameWidth / Box;

    private const int Box = BoxArithmetic.Box;

    /// <summary>Pixels a box, and thus steps of a value a grey level.</summary>
    private const int Scale = Box * Box;

    /// <summary>A line whose boxes differ by less, in grey levels, is flat: it may be border.</summary>
    private const int FlatRange = 6 * Scale;

    private readonly ushort[] _boxes = new ushort[Size * Size];

    /// <summary>Takes the frame in, in the place of what was there.</summary>
    public void Load(ReadOnlySpan<byte> luma)
    {
        const int LinesOfBox = FingerprintBuilder.FrameWidth * Box;
        for (var row = 0; row < Size; row++)
        {
            BoxArithmetic.SumBoxes(luma.Slice(row * LinesOfBox, LinesOfBox), _boxes.AsSpan(row * Size, Size));
        }
    }

    /// <summary>Mean absolute difference in grey levels, over the whole frame.</summary>
    public double DifferenceTo(Thumbnail other) =>
        (double)BoxArithmetic.Difference(_boxes, other._boxes) / (_boxes.Length * Scale);

    /// <summary>The part of the frame inside borders that this frame and the other have in common.</summary>
    /// <remarks>A border is a run of outer lines that are flat and the same in both frames.</remarks>
    public (int Top, int Bottom, int Left, int Right) InnerAreaWith(Thumbnail other)
    {
        int top = 0, bottom = Size, left = 0, right = Size;
        while (top < bottom && IsBorder(other, top * Size, 1))
        {
            top++;
        }

        if (top == bottom)
        {
            return (0, Size, 0, Size);
        }

        while (IsBorder(other, (bottom - 1) * Size, 1))
        {
            bottom--;
        }

        while (left < right - 1 && IsBorder(other, left, Size))
        {
            left++;
        }

        while (right > left + 1 && IsBorder(other, right - 1, Size))
        {
            right--;
        }

        return (top, bottom, left, right);
    }

    /// <summary>Grey levels between the darkest and the brightest 4 % inside the area.</summary>
    public double Contrast((int Top, int Bottom, int Left, int Right) area)
    {
        Span<ushort> values = stackalloc ushort[Size * Size];
        var count = 0;
        for (var y = area.Top; y < area.Bottom; y++)
        {
            _boxes.AsSpan((y * Size) + area.Left, area.Right - area.Left).CopyTo(values[count..]);
            count += area.Right - area.Left;
        }

        values = values[..count];
        values.Sort();
        var outside = count / 25;
        return (double)(values[count - 1 - outside] - values[outside]) / Scale;
    }

    /// <summary>By how much a difference over the whole frame grows when it is spread over the area alone.</summary>
    public static double Spread((int Top, int Bottom, int Left, int Right) area) =>
        (double)(Size * Size) / ((area.Bottom - area.Top) * (area.Right - area.Left));

    private bool IsBorder(Thumbnail other, int first, int step)
    {
        int low = ushort.MaxValue, high = 0;
        for (var i = 0; i < Size; i++)
        {
            int mine = _boxes[first + (i * step)], theirs = other._boxes[first + (i * step)];
            low = Math.Min(low, Math.Min(mine, theirs));
            high = Math.Max(high, Math.Max(mine, theirs));
        }

        return high - low < FlatRange;
    }
}
