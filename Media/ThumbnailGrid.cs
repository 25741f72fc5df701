namespace TVidz.Media;

/// <summary>Thumbnails in one picture, row by row from the left; number i (from 0) shows second (i + 0.5) × <paramref name="Interval"/>.</summary>
/// <param name="Count">Thumbnails, at least 1.</param>
/// <param name="Columns">Thumbnails a full row.</param>
/// <param name="Width">Pixels of one thumbnail.</param>
/// <param name="Height">Pixels of one thumbnail.</param>
/// <param name="Interval">Seconds from one to the next.</param>
public sealed record ThumbnailGrid(int Count, int Columns, int Width, int Height, double Interval)
{
    private const int MaxSide = 160;
    private const int MaxColumns = 10;
    private const int MinCount = 10;
    private const int MaxCount = 100;

    /// <summary>Seconds between thumbnails, unless that makes too few or too many.</summary>
    private const double UsualInterval = 2;

    /// <summary>Rows, the last of which need not be full.</summary>
    internal int Rows => (Count + Columns - 1) / Columns;

    /// <summary>The grid for a video, by what its file says of itself. Without a duration it reaches as far as it can.</summary>
    internal static ThumbnailGrid For(MediaInfo info)
    {
        var duration = info.Duration > 0 ? info.Duration : MaxCount * UsualInterval;
        var count = (int)Math.Clamp(Math.Ceiling(duration / UsualInterval), MinCount, MaxCount);
        var (width, height) = Fit(info, MaxSide);
        return new ThumbnailGrid(count, MaxColumns, width, height, duration / count);
    }

    /// <summary>The grid as far as the video filled it.</summary>
    /// <param name="duration">Seconds, as measured.</param>
    internal ThumbnailGrid Within(double duration) =>
        this with { Count = (int)Math.Clamp(Math.Round(duration / Interval), 1, Count) };

    /// <summary>The video's size, made so small that no side is longer than <paramref name="maxSide"/> pixels.</summary>
    internal static (int Width, int Height) Fit(MediaInfo info, int maxSide)
    {
        var scale = Math.Min(1, (double)maxSide / Math.Max(info.Width, info.Height));
        return (Even(info.Width * scale), Even(info.Height * scale));
    }

    // Colours are kept for squares of four pixels.
    private static int Even(double pixels) => Math.Max(2, (int)Math.Round(pixels / 2) * 2);
}
