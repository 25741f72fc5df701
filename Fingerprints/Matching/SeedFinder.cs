namespace TVidz.Fingerprints.Matching;

/// <summary>
/// Finds where an alignment of two videos may start: three cuts each, one cut between them left out or not, at equal
/// distances (same speed) or at distances of equal ratio (any speed). Works on sorted lists, so that two videos of
/// 10,000 cuts each take a fraction of a second.
/// </summary>
internal sealed class SeedFinder(Timeline first, Timeline second, MatcherOptions options)
{
    /// <summary>Beyond so many pairs of cuts, seeds leave no cut out, and changed speeds are sought at samples.</summary>
    private const long ManyPairs = 1_000_000;

    /// <summary>The most seeds of either kind; they come by the dozen from every second that is shared.</summary>
    private const int MostSeeds = 200_000;

    /// <summary>Seconds: between closer cuts, tolerance lets every ratio agree.</summary>
    private const double ShortestForRatio = 0.4;

    private readonly bool _isLarge = (long)first.Cuts.Length * second.Cuts.Length > ManyPairs;
    private List<Triple>? _mine, _theirs;

    private List<Triple> Mine => _mine ??= Triples(first);

    private List<Triple> Theirs => _theirs ??= Triples(second);

    /// <summary>Seeds at the same speed.</summary>
    public IEnumerable<Seed> AtSameSpeed() => AllAtSameSpeed().Take(MostSeeds);

    /// <summary>Seeds at another speed.</summary>
    public IEnumerable<Seed> AtOtherSpeeds() => AllAtOtherSpeeds().Take(MostSeeds);

    private IEnumerable<Seed> AllAtSameSpeed()
    {
        var theirs = Theirs.OrderBy(triple => triple.Before).ToArray();
        var keys = Array.ConvertAll(theirs, triple => triple.Before);
        foreach (var mine in Mine)
        {
            for (var i = SortedTimes.LowerBound(keys, mine.Before - options.Tolerance);
                i < keys.Length && keys[i] <= mine.Before + options.Tolerance;
                i++)
            {
                if (Math.Abs(theirs[i].After - mine.After) <= options.Tolerance)
                {
                    yield return mine.With(theirs[i], sameSpeed: true);
                }
            }
        }
    }

    private IEnumerable<Seed> AllAtOtherSpeeds()
    {
        var theirs = Theirs.Where(HasRatio).OrderBy(triple => triple.LogRatio).ToArray();
        var keys = Array.ConvertAll(theirs, triple => triple.LogRatio);
        var step = 1 + ((long)first.Cuts.Length * second.Cuts.Length / ManyPairs);
        foreach (var mine in Mine.Where(mine => mine.Start % step == 0 && HasRatio(mine)))
        {
            var tolerance = options.Tolerance * ((1 / mine.Before) + (1 / mine.After));
            var ratio = mine.LogRatio;
            for (var i = SortedTimes.LowerBound(keys, ratio - tolerance); i < keys.Length && keys[i] <= ratio + tolerance; i++)
            {
                var speed = theirs[i].Length / mine.Length;
                if (speed >= 1 / options.MaxSpeedChange && speed <= options.MaxSpeedChange
                    && Math.Abs(theirs[i].Length - mine.Length) > options.Tolerance)
                {
                    yield return mine.With(theirs[i], sameSpeed: false);
                }
            }
        }
    }

    private static bool HasRatio(Triple triple) =>
        triple.Before >= ShortestForRatio && triple.After >= ShortestForRatio;

    private List<Triple> Triples(Timeline timeline)
    {
        var cuts = timeline.Cuts;
        var triples = new List<Triple>(_isLarge ? cuts.Length : 3 * cuts.Length);
        for (var i = 0; i + 2 < cuts.Length; i++)
        {
            Add(i, i + 1, i + 2);
            if (!_isLarge && i + 3 < cuts.Length)
            {
                Add(i, i + 2, i + 3);
                Add(i, i + 1, i + 3);
            }
        }

        return triples;

        void Add(int start, int middle, int end)
        {
            if (!timeline.IsDull(start, middle) || !timeline.IsDull(middle, end))
            {
                triples.Add(new Triple(start, middle, end, cuts[middle] - cuts[start], cuts[end] - cuts[middle]));
            }
        }
    }

    private readonly record struct Triple(int Start, int Middle, int End, double Before, double After)
    {
        public double Length => Before + After;

        public double LogRatio => Math.Log(After / Before);

        public Seed With(Triple other, bool sameSpeed) => new(
            new CutPair(Start, other.Start), new CutPair(Middle, other.Middle), new CutPair(End, other.End), sameSpeed);
    }
}
