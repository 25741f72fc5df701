using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Reads a video's landmarks. Its beginning and end count as cuts, so that a whole copy of a video with three cuts has
/// landmarks, too. Where all is rhythm, there are none.
/// </summary>
internal static class LandmarkReader
{
    /// <summary>Seconds a cell of interval landmarks: two cells hold the errors of most copies.</summary>
    private const double IntervalCell = 0.08;

    /// <summary>Natural logarithm a cell of ratio landmarks.</summary>
    private const double RatioCell = 0.1;

    /// <summary>Seconds: an end closer than this to the last cut is not counted.</summary>
    private const double ShortestInterval = 0.05;

    /// <summary>
    /// Three intervals in a row; and the same with any one cut left out, so that a cut that one side has and the other
    /// has not breaks only the landmarks that begin or end at it.
    /// </summary>
    public static IEnumerable<Landmark> Intervals(Timeline timeline)
    {
        var count = Count(timeline);
        for (var i = 0; i + 3 < count; i++)
        {
            if (Interval(timeline, i, i + 1, i + 2, i + 3) is { } plain)
            {
                yield return plain;
            }

            if (i + 4 < count && Interval(timeline, i, i + 1, i + 3, i + 4) is { } middle)
            {
                yield return middle;
            }

            if (i + 4 < count && Interval(timeline, i, i + 2, i + 3, i + 4) is { } first)
            {
                yield return first;
            }

            if (i + 4 < count && Interval(timeline, i, i + 1, i + 2, i + 4) is { } last)
            {
                yield return last;
            }
        }
    }

    /// <summary>The ratios between four intervals in a row, which do not change with the speed.</summary>
    public static IEnumerable<Landmark> Ratios(Timeline timeline)
    {
        var count = Count(timeline);
        for (var i = 0; i + 4 < count; i++)
        {
            if (!IsDull(timeline, i, i + 1, i + 2, i + 3))
            {
                var (a, b, c, d) = (Length(i), Length(i + 1), Length(i + 2), Length(i + 3));
                yield return new Landmark(
                    Time(timeline, i), a + b + c + d,
                    Math.Log(b / a) / RatioCell, Math.Log(c / b) / RatioCell, Math.Log(d / c) / RatioCell);
            }
        }

        double Length(int i) => Time(timeline, i + 1) - Time(timeline, i);
    }

    /// <summary>Cuts, the beginning, and the end where it is one.</summary>
    private static int Count(Timeline timeline)
    {
        var cuts = timeline.Cuts;
        return cuts.Length + (cuts.Length > 0 && timeline.Duration - cuts[^1] > ShortestInterval ? 2 : 1);
    }

    private static double Time(Timeline timeline, int index) =>
        index == 0 ? 0 : index <= timeline.Cuts.Length ? timeline.Cuts[index - 1] : timeline.Duration;

    private static Landmark? Interval(Timeline timeline, int a, int b, int c, int d)
    {
        if (IsDull(timeline, a, b, c, d))
        {
            return null;
        }

        var (start, second, third, end) = (Time(timeline, a), Time(timeline, b), Time(timeline, c), Time(timeline, d));
        return new Landmark(
            start, end - start,
            (second - start) / IntervalCell, (third - second) / IntervalCell, (end - third) / IntervalCell);
    }

    private static bool IsDull(Timeline timeline, int a, int b, int c, int d) =>
        timeline.IsDull(a - 1, b - 1) && timeline.IsDull(b - 1, c - 1) && timeline.IsDull(c - 1, d - 1);
}
