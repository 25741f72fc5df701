namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// What lies still on a moving picture: emoji, logos, captions, a frame. Lifted, it leaves behind what the picture around
/// it suggests, instead of edges that the original has not.
/// </summary>
internal sealed class Cover
{
    private const int Width = FingerprintBuilder.FrameWidth, Height = FingerprintBuilder.FrameHeight;

    /// <summary>The pixels that are covered, and for each, what it becomes.</summary>
    private readonly List<(int Pixel, Suggestion Left, Suggestion Right, Suggestion Above, Suggestion Below)> _covered = [];

    /// <param name="isCovered">Each pixel of the frame.</param>
    /// <param name="edges">The picture's first column, first line, and those after its last.</param>
    public Cover(bool[] isCovered, (int Left, int Top, int Right, int Bottom) edges)
    {
        for (var y = edges.Top; y < edges.Bottom; y++)
        {
            for (var x = edges.Left; x < edges.Right; x++)
            {
                var pixel = (y * Width) + x;
                if (isCovered[pixel])
                {
                    _covered.Add((
                        pixel,
                        Nearest(isCovered, pixel, -1, x - edges.Left), Nearest(isCovered, pixel, 1, edges.Right - 1 - x),
                        Nearest(isCovered, pixel, -Width, y - edges.Top), Nearest(isCovered, pixel, Width, edges.Bottom - 1 - y)));
                }
            }
        }
    }

    /// <summary>The frame without it: each covered pixel becomes the mean of the nearest that are not, in four directions, by nearness.</summary>
    /// <param name="frame">A frame.</param>
    /// <param name="lifted">Receives the frame without it; as long.</param>
    public void Lift(ReadOnlySpan<byte> frame, Span<byte> lifted)
    {
        frame.CopyTo(lifted);
        foreach (var (pixel, left, right, above, below) in _covered)
        {
            var weight = left.Weight + right.Weight + above.Weight + below.Weight;
            if (weight > 0)
            {
                var sum = (frame[left.Pixel] * left.Weight) + (frame[right.Pixel] * right.Weight)
                    + (frame[above.Pixel] * above.Weight) + (frame[below.Pixel] * below.Weight);
                lifted[pixel] = (byte)((sum / weight) + 0.5);
            }
        }
    }

    private static Suggestion Nearest(bool[] isCovered, int pixel, int step, int most)
    {
        for (var distance = 1; distance <= most; distance++)
        {
            if (!isCovered[pixel + (distance * step)])
            {
                return new Suggestion(pixel + (distance * step), 1.0 / distance);
            }
        }

        return default;
    }

    /// <summary>A pixel that suggests what another is; weight 0 when there is none.</summary>
    private readonly record struct Suggestion(int Pixel, double Weight);
}
