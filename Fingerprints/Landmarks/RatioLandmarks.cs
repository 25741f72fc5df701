using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Landmarks of the ratios between four intervals in a row, and of the fifth to the fourth: what copies at any speed
/// have in common. The query leaves out one cut at a time, for those that only it has.
/// </summary>
internal static class RatioLandmarks
{
    /// <summary>Cuts of a landmark without the one that ends the interval that follows.</summary>
    public const int Cuts = 5;

    /// <summary>Postings a cut.</summary>
    public const int PerCut = 1;

    /// <summary>Natural logarithm a cell.</summary>
    private const double CellSize = 0.1;

    /// <summary>Tenths of a millisecond: standard error of a cut.</summary>
    private const double Error = 170;

    /// <summary>Standard errors by which the ratio that follows may differ.</summary>
    private const double FollowingErrors = 2.5;

    /// <summary>Natural logarithm: standard deviation of a ratio of intervals in general.</summary>
    private const double RatioSpread = 1.13;

    /// <summary>Adds a video's landmarks.</summary>
    /// <param name="points">Its points.</param>
    /// <param name="rhythm">What says nothing of it.</param>
    /// <param name="start">The ordinal of its beginning.</param>
    /// <param name="landmarks">Where to.</param>
    public static void Add(ReadOnlySpan<int> points, IntervalRhythm rhythm, int start, List<Landmark> landmarks)
    {
        double previous = 0;
        Span<double> ratios = points.Length <= 1024 ? stackalloc double[points.Length] : new double[points.Length];
        for (var i = 1; i < points.Length; i++)
        {
            var log = Math.Log(Math.Max(1, points[i] - points[i - 1]));
            ratios[i - 1] = log - previous;
            previous = log;
        }

        for (var i = 0; i + Cuts <= points.Length; i++)
        {
            if (!rhythm.AreDull(i, i + 1, i + 2, i + 3))
            {
                var cell = LandmarkKey.Cell(ratios[i + 1] / CellSize, ratios[i + 2] / CellSize, ratios[i + 3] / CellSize);
                var following = i + Cuts < points.Length ? ClassOf(ratios[i + 4]) : 0;
                landmarks.Add(new Landmark(cell + (uint)following, start + i));
            }
        }
    }

    /// <summary>Adds the look-ups for a query's landmarks.</summary>
    public static void AddLookups(ReadOnlySpan<int> points, IntervalRhythm rhythm, List<Lookup> lookups)
    {
        Span<int> chosen = stackalloc int[Cuts + 1];
        for (var i = 0; i + Cuts <= points.Length; i++)
        {
            for (var leftOut = 0; leftOut <= Cuts && i + Cuts + Math.Sign(leftOut) <= points.Length; leftOut++)
            {
                Choose(i, leftOut, chosen);
                if (!rhythm.AreDull(chosen[0], chosen[1], chosen[2], chosen[3]))
                {
                    AddLookups(points, chosen, Lookup.TagOf(i, leftOut), lookups);
                }
            }
        }
    }

    /// <summary>The points of a query's landmark.</summary>
    /// <param name="first">The first.</param>
    /// <param name="leftOut">Which one behind it is left out; 0 for none.</param>
    /// <param name="chosen">The points.</param>
    public static void Choose(int first, int leftOut, Span<int> chosen)
    {
        for (var k = 0; k < chosen.Length; k++)
        {
            chosen[k] = first + k + (leftOut > 0 && k >= leftOut ? 1 : 0);
        }
    }

    private static void AddLookups(ReadOnlySpan<int> points, ReadOnlySpan<int> chosen, int tag, List<Lookup> lookups)
    {
        Span<double> ratios = stackalloc double[4], errors = stackalloc double[4];
        var hasFollowing = chosen[Cuts] < points.Length;
        for (var k = 0; k < (hasFollowing ? 4 : 3); k++)
        {
            double one = Math.Max(1, points[chosen[k + 1]] - points[chosen[k]]);
            double next = Math.Max(1, points[chosen[k + 2]] - points[chosen[k + 1]]);
            ratios[k] = Math.Log(next / one);
            var (a, b) = (Error / one, Error / next);
            errors[k] = Math.Sqrt((a * a) + ((a + b) * (a + b)) + (b * b));
        }

        var (low, high) = !hasFollowing ? (1, 0) :
            (ClassOf(ratios[3] - (FollowingErrors * errors[3])), ClassOf(ratios[3] + (FollowingErrors * errors[3])));
        for (var k = 0; k < 3; k++)
        {
            ratios[k] /= CellSize;
            errors[k] /= CellSize;
        }

        Span<NearCell> cells = stackalloc NearCell[LandmarkKey.MostNear];
        foreach (var cell in cells[..LandmarkKey.Near(ratios[..3], errors[..3], cells)])
        {
            var leftOut = Lookup.LeftOut(tag);
            lookups.Add(new Lookup(
                cell.Key, low, high, tag, cell.Rank + (leftOut == 0 ? 0 : Lookup.LeftOutRank), leftOut < Cuts));
        }
    }

    /// <summary>Classes of ratios that are about equally frequent.</summary>
    private static int ClassOf(double ratio) =>
        1 + (int)((LandmarkKey.Classes - 2) / (1 + Math.Exp(-1.702 * ratio / RatioSpread)));
}
