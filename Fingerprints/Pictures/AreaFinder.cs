using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>Finds the parts of the frame that may be a picture of their own.</summary>
internal static class AreaFinder
{
    /// <summary>Number of the frame without its borders, and of the whole frame where it has borders.</summary>
    private const int Inner = 0, Whole = 1;

    /// <summary>Borders of a smaller share of the frame are not worth a second look at the whole.</summary>
    private const double LeastBorder = 0.03;

    /// <summary>
    /// The frame without its borders; and where it has some, the frame with them: a black bar over a part of the picture
    /// looks like a border and is none.
    /// </summary>
    /// <param name="frames">Frames of some seconds; at least one.</param>
    public static ImmutableArray<Area> Find(IReadOnlyList<byte[]> frames)
    {
        var inner = BorderFinder.Find(frames);
        return inner.Left < LeastBorder && inner.Top < LeastBorder && inner.Right > 1 - LeastBorder && inner.Bottom > 1 - LeastBorder
            ? [new Area(Inner, inner)]
            : [new Area(Inner, inner), new Area(Whole, Window.All)];
    }
}
