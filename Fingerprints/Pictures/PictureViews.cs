using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// The windows of a picture that are hashed, and which of a query's are held against which of the library's: a copy
/// cropped to 80 % is the same in all of it as the original is in the centre 80 %.
/// </summary>
internal static class PictureViews
{
    /// <summary>The library's window of <see cref="PictureHashes.Centre"/>, and the others, in the order of their hashes.</summary>
    public const int Centre = 0, Close = 1, Column = 2;

    private const double CentreSize = 0.8, CloseSize = 0.62;

    /// <summary>Share of a picture of 16:9 that an upright crop of 9:16 shows of its width.</summary>
    private const double UprightCrop = 81.0 / 256;

    /// <summary>The windows that are kept of a picture.</summary>
    public static readonly ImmutableArray<Window> Kept =
    [
        Window.Centred(CentreSize, CentreSize),
        Window.Centred(CloseSize, CloseSize),
        Window.Centred(CentreSize * UprightCrop, CentreSize),
    ];

    /// <summary>
    /// The windows of a query, the first as in <see cref="Kept"/>; each against the kept window that it equals when one
    /// video is a crop of the other.
    /// </summary>
    public static readonly ImmutableArray<View> Queried =
    [
        // As the library has them, for whichever was cropped by nothing.
        new(Kept[Centre], Centre),
        // The query is cropped to 80 %, 85 %, 89 %; to 62 %, 69 %; to a corner of 80 %; upright.
        new(Window.All, Centre), new(Window.Centred(0.94, 0.94), Centre), new(Window.Centred(0.9, 0.9), Centre),
        new(Window.All, Close), new(Window.Centred(0.9, 0.9), Close),
        .. Corners(CloseSize / 0.8, 0).Select(corner => new View(corner, Close)),
        new(Kept[Centre], Column),
        // The library's video is cropped to 90 %, 80 %, 60 %; upright; to a corner of 80 %.
        new(Window.Centred(CentreSize * 0.9, CentreSize * 0.9), Centre),
        new(Window.Centred(CentreSize * 0.8, CentreSize * 0.8), Centre),
        new(Window.Centred(CentreSize * 0.6, CentreSize * 0.6), Centre),
        new(Kept[Column], Centre),
        .. Corners(CentreSize * 0.8, (1 - CentreSize) / 2 * 0.8).Select(corner => new View(corner, Centre)),
    ];

    /// <summary>The different windows among <see cref="Queried"/>.</summary>
    public static readonly ImmutableArray<Window> QueryWindows = [.. Queried.Select(view => view.Window).Distinct()];

    private static IEnumerable<Window> Corners(double size, double margin) =>
        from top in new[] { margin, 1 - margin - size }
        from left in new[] { margin, 1 - margin - size }
        select new Window(left, top, left + size, top + size);

    /// <summary>A window of the query and the kept window that it is held against.</summary>
    /// <param name="Window">Of the query's picture.</param>
    /// <param name="Kept">Index of the library's window.</param>
    internal readonly record struct View(Window Window, int Kept);
}
