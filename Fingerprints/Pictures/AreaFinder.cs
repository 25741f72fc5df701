using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>Finds the parts of the frame that may be a picture of their own.</summary>
internal static class AreaFinder
{
    /// <summary>Numbers: of the frame without its borders, of the whole frame where it has borders, of the first picture within, of the first again without what covers it.</summary>
    private const int Inner = 0, Whole = 1, FirstInset = 2, Uncovered = 4;

    /// <summary>Borders of a smaller share of the frame, or with a smaller difference between opposite sides, are as good as none.</summary>
    private const double LeastBorder = 0.03;

    /// <summary>Share of the frame by which a picture within must differ from another area to be one of its own.</summary>
    private const double SameArea = 0.05;

    /// <summary>
    /// The frame without its borders; pictures within it; and where it has borders, the frame with them: a black bar over
    /// a part of the picture looks like a border and is none. A letterbox has two of equal size, so those that differ make
    /// the whole frame worth keeping. Last, the first once more without what lies still on it, which is only searched for:
    /// the original has nothing to be lifted.
    /// </summary>
    /// <param name="frames">Frames of some seconds; at least one.</param>
    public static ImmutableArray<Area> Find(IReadOnlyList<byte[]> frames)
    {
        var inner = BorderFinder.Find(frames);
        var areas = ImmutableArray.CreateBuilder<Area>();
        areas.Add(new Area(Inner, inner, IsKept: true));
        var (left, top, right, bottom) = (inner.Left, inner.Top, 1 - inner.Right, 1 - inner.Bottom);
        if (Math.Max(Math.Max(left, right), Math.Max(top, bottom)) >= LeastBorder)
        {
            var isUneven = Math.Abs(left - right) >= LeastBorder || Math.Abs(top - bottom) >= LeastBorder;
            areas.Add(new Area(Whole, Window.All, isUneven));
        }

        foreach (var inset in InsetFinder.Find(frames).Where(inset => Difference(inset, inner) > SameArea))
        {
            areas.Add(new Area(FirstInset + areas.Count(area => area.Number >= FirstInset), inset, IsKept: true));
        }

        if (CoverFinder.Find(frames, inner) is { } cover)
        {
            areas.Add(new Area(Uncovered, inner, IsKept: false, cover));
        }

        return areas.DrainToImmutable();
    }

    private static double Difference(Window one, Window other) => Math.Max(
        Math.Max(Math.Abs(one.Left - other.Left), Math.Abs(one.Right - other.Right)),
        Math.Max(Math.Abs(one.Top - other.Top), Math.Abs(one.Bottom - other.Bottom)));
}
