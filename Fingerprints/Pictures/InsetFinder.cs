using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// Finds pictures within the picture where the ground moves as well: a film in a corner of another, two side by side, a
/// strip on its own blurred enlargement. Their edges are straight, stay where they are, and part what has nothing to do
/// with each other, so that over some seconds the pixels on either side differ more than neighbours do.
/// </summary>
internal static class InsetFinder
{
    private const int Size = FingerprintBuilder.FrameWidth;

    /// <summary>The most insets of a frame.</summary>
    private const int MostInsets = 2;

    /// <summary>Pixels: the shortest side of an inset.</summary>
    private const int ShortestSide = 20;

    /// <summary>The share of a side that must be an edge.</summary>
    private const double LeastEdge = 0.8;

    /// <summary>The most lines of either direction that are combined; those with the most edge.</summary>
    private const int MostLines = 12;

    /// <summary>The insets, the surest first.</summary>
    /// <param name="frames">Frames of some seconds; at least one.</param>
    public static ImmutableArray<Window> Find(IReadOnlyList<byte[]> frames)
    {
        var upright = new EdgeMap(frames, 1, Size);
        var level = new EdgeMap(frames, Size, 1);
        var found = Rectangles(upright, level).OrderByDescending(found => found.Edge).ToList();
        var insets = ImmutableArray.CreateBuilder<Window>(MostInsets);
        while (found.Count > 0 && insets.Count < MostInsets)
        {
            var best = found[0].Window;
            insets.Add(best);
            found.RemoveAll(other => Overlap(best, other.Window) > 0);
        }

        return insets.DrainToImmutable();
    }

    /// <summary>All rectangles whose sides are edges or the frame's, but for the frame.</summary>
    private static IEnumerable<(Window Window, double Edge)> Rectangles(EdgeMap upright, EdgeMap level)
    {
        int[] columns = [0, .. upright.Longest(MostLines, ShortestSide), Size];
        int[] lines = [0, .. level.Longest(MostLines, ShortestSide), Size];
        return from left in columns
               from right in columns
               where right - left >= ShortestSide
               from top in lines
               from bottom in lines
               where bottom - top >= ShortestSide && (right - left < Size || bottom - top < Size)
                   && upright.Share(left, top, bottom) >= LeastEdge && upright.Share(right, top, bottom) >= LeastEdge
                   && level.Share(top, left, right) >= LeastEdge && level.Share(bottom, left, right) >= LeastEdge
               select (
                   Window.OfFrame(left, top, right, bottom),
                   Edge(upright, left, right, top, bottom) + Edge(level, top, bottom, left, right));
    }

    /// <summary>Pixels of edge on two opposite sides: a large rectangle is surer than a small one within it.</summary>
    private static double Edge(EdgeMap map, int first, int second, int from, int to)
    {
        double Side(int line) => line is 0 or Size ? 0 : map.Share(line, from, to) * (to - from);
        return Side(first) + Side(second);
    }

    private static double Overlap(Window one, Window other) =>
        Math.Max(0, Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left))
        * Math.Max(0, Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top));
}
