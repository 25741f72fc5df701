namespace TVidz.Fingerprints.Pictures;

/// <summary>Finds what lies still on a moving picture.</summary>
internal static class CoverFinder
{
    private const int Width = FingerprintBuilder.FrameWidth, Height = FingerprintBuilder.FrameHeight;

    /// <summary>Share of the picture from which it is worth lifting, and up to which it is not the picture itself that is still.</summary>
    private const double LeastShare = 0.05, MostShare = 0.6;

    /// <summary>Pixels of an edge: what is still and narrower is an accident; and pixels around it where it and the picture are mixed.</summary>
    private const int Edge = 1, Mixed = 2;

    /// <summary>The cover; null when there is none, or too little of it to matter.</summary>
    /// <param name="frames">Frames of some seconds; at least one.</param>
    /// <param name="picture">The frame without its borders.</param>
    public static Cover? Find(IReadOnlyList<byte[]> frames, Window picture)
    {
        var edges = (
            Left: (int)Math.Round(picture.Left * FingerprintBuilder.PictureWidth), Top: (int)Math.Round(picture.Top * Height),
            Right: Math.Min(Width, (int)Math.Round(picture.Right * FingerprintBuilder.PictureWidth)), Bottom: (int)Math.Round(picture.Bottom * Height));
        var isStill = Array.ConvertAll(new Stillness(frames).Flicker, flicker => flicker <= Stillness.MaxFlicker);

        var covered = Spread(Spread(isStill, edges, -Edge), edges, Edge + Mixed);
        var share = (double)covered.Count(pixel => pixel) / ((edges.Right - edges.Left) * (edges.Bottom - edges.Top));
        return share is >= LeastShare and <= MostShare ? new Cover(covered, edges) : null;
    }

    /// <summary>The set, grown by so many pixels to all sides; made smaller when they are negative.</summary>
    private static bool[] Spread(bool[] set, (int Left, int Top, int Right, int Bottom) edges, int pixels)
    {
        var wanted = pixels > 0;
        var spread = new bool[set.Length];
        for (var y = edges.Top; y < edges.Bottom; y++)
        {
            for (var x = edges.Left; x < edges.Right; x++)
            {
                var isNear = false;
                for (var v = Math.Max(edges.Top, y - Math.Abs(pixels)); v <= Math.Min(edges.Bottom - 1, y + Math.Abs(pixels)); v++)
                {
                    for (var u = Math.Max(edges.Left, x - Math.Abs(pixels)); u <= Math.Min(edges.Right - 1, x + Math.Abs(pixels)); u++)
                    {
                        isNear |= set[(v * Width) + u] == wanted;
                    }
                }

                spread[(y * Width) + x] = isNear == wanted;
            }
        }

        return spread;
    }
}
