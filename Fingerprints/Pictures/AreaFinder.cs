using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>Finds the parts of the frame that may be a picture of their own.</summary>
internal static class AreaFinder
{
    /// <summary>Number of the frame without its borders, and of the whole frame where it has borders.</summary>
    private const int Inner = 0, Whole = 1;

    /// <summary>Borders of a smaller share of the frame, or with a smaller difference between opposite sides, are as good as none.</summary>
    private const double LeastBorder = 0.03;

    /// <summary>
    /// The frame without its borders; and where it has some, the frame with them: a black bar over a part of the picture
    /// looks like a border and is none. A letterbox has two of equal size, so those that differ make the whole frame
    /// worth keeping.
    /// </summary>
    /// <param name="frames">Frames of some seconds; at least one.</param>
    public static ImmutableArray<Area> Find(IReadOnlyList<byte[]> frames)
    {
        var inner = BorderFinder.Find(frames);
        var (left, top, right, bottom) = (inner.Left, inner.Top, 1 - inner.Right, 1 - inner.Bottom);
        if (Math.Max(Math.Max(left, top), Math.Max(right, bottom)) < LeastBorder)
        {
            return [new Area(Inner, inner, IsKept: true)];
        }

        var isUneven = Math.Abs(left - right) >= LeastBorder || Math.Abs(top - bottom) >= LeastBorder;
        return [new Area(Inner, inner, IsKept: true), new Area(Whole, Window.All, isUneven)];
    }
}
