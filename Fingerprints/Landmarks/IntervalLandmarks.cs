using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Landmarks of three intervals and the one that follows: what copies at the same speed have in common. A video's
/// beginning and end count as cuts, so that a whole copy of a video with three cuts has landmarks, too. Where all is
/// rhythm, there are none.
/// </summary>
/// <remarks>
/// A cut that only one side has must not break all landmarks around it. A video is indexed with four cuts in a row, and
/// with four of which the middle interval spans a cut (spaced seeds, Ma, Tromp and Li 2002); the query leaves out one
/// cut at a time.
/// </remarks>
internal static class IntervalLandmarks
{
    /// <summary>Postings a cut.</summary>
    public const int PerCut = 2;

    /// <summary>Tenths of a millisecond a cell; its neighbours hold the errors of most copies.</summary>
    private const int CellSize = 800;

    /// <summary>Tenths of a millisecond: standard error of an interval, and by how much the one that follows may differ.</summary>
    private const double Error = 245, FollowingError = 700;

    private const int Cuts = 4;

    private static readonly double[] Errors = [Error / CellSize, Error / CellSize, Error / CellSize];

    private static readonly ClassScale Scale = new();

    /// <summary>Adds a video's landmarks.</summary>
    /// <param name="points">Its points.</param>
    /// <param name="rhythm">What says nothing of it.</param>
    /// <param name="start">The ordinal of its beginning.</param>
    /// <param name="landmarks">Where to.</param>
    public static void Add(ReadOnlySpan<int> points, IntervalRhythm rhythm, int start, List<Landmark> landmarks)
    {
        for (var i = 0; i + 3 < points.Length; i++)
        {
            Add(points, rhythm, i, i + 2, start, landmarks);
            if (i + 4 < points.Length)
            {
                Add(points, rhythm, i, i + 3, start, landmarks);
            }
        }
    }

    /// <summary>Adds the look-ups for a query's landmarks.</summary>
    public static void AddLookups(ReadOnlySpan<int> points, IntervalRhythm rhythm, List<Lookup> lookups)
    {
        Span<double> coordinates = stackalloc double[Cuts - 1];
        Span<NearCell> cells = stackalloc NearCell[LandmarkKey.MostNear];
        for (var i = 0; i + 3 < points.Length; i++)
        {
            for (var leftOut = 0; leftOut < Cuts && i + 3 + Math.Sign(leftOut) < points.Length; leftOut++)
            {
                var (second, third, fourth) = (At(1), At(2), At(3));
                if (rhythm.AreDull(i, second, third, fourth))
                {
                    continue;
                }

                coordinates[0] = (double)(points[second] - points[i]) / CellSize;
                coordinates[1] = (double)(points[third] - points[second]) / CellSize;
                coordinates[2] = (double)(points[fourth] - points[third]) / CellSize;
                var near = cells[..LandmarkKey.Near(coordinates, Errors, cells)];
                AddLookups(points, fourth, fourth + 1, Lookup.TagOf(i, leftOut), near, mayWiden: true, lookups);
                if (leftOut == 0 && fourth + 2 < points.Length)
                {
                    AddLookups(points, fourth, fourth + 2, Lookup.TagOf(i, leftOut), near, mayWiden: false, lookups);
                }

                int At(int cut) => i + cut + (leftOut > 0 && cut >= leftOut ? 1 : 0);
            }
        }
    }

    private static void AddLookups(
        ReadOnlySpan<int> points,
        int fourth,
        int fifth,
        int tag,
        ReadOnlySpan<NearCell> cells,
        bool mayWiden,
        List<Lookup> lookups)
    {
        var (low, high) = (1, 0);
        if (fifth < points.Length)
        {
            double length = points[fifth] - points[fourth];
            (low, high) = (Scale.ClassOf(length - FollowingError), Scale.ClassOf(length + FollowingError));
        }

        foreach (var cell in cells)
        {
            lookups.Add(new Lookup(
                cell.Key, low, high, tag, cell.Rank + (mayWiden && Lookup.LeftOut(tag) == 0 ? 0 : Lookup.LeftOutRank), mayWiden));
        }
    }

    private static void Add(
        ReadOnlySpan<int> points, IntervalRhythm rhythm, int first, int third, int start, List<Landmark> landmarks)
    {
        var (second, fourth, fifth) = (first + 1, third + 1, third + 2);
        if (rhythm.AreDull(first, second, third, fourth))
        {
            return;
        }

        var cell = LandmarkKey.Cell(
            (points[second] - points[first]) / CellSize,
            (points[third] - points[second]) / CellSize,
            (points[fourth] - points[third]) / CellSize);
        var following = fifth < points.Length ? Scale.ClassOf(points[fifth] - points[fourth]) : 0;
        landmarks.Add(new Landmark(cell + (uint)following, start + first));
    }

    /// <summary>Classes of intervals that are about equally frequent.</summary>
    private sealed class ClassScale
    {
        private const int Step = 64;

        private readonly short[] _classes = new short[20_000];

        public ClassScale()
        {
            for (var i = 0; i < _classes.Length; i++)
            {
                var survival = EvidenceModel.ShotSurvival((i + 0.5) * Step / CutTimes.Second);
                _classes[i] = (short)(1 + (int)((1 - survival) * (LandmarkKey.Classes - 2)));
            }
        }

        public int ClassOf(double length) => _classes[Math.Clamp((int)(length / Step), 0, _classes.Length - 1)];
    }
}
