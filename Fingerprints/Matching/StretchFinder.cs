namespace TVidz.Fingerprints.Matching;

/// <summary>
/// Grows seeds into stretches of agreeing cuts, in both directions as far as the evidence grows; the way of BLAST
/// (Altschul et al. 1990): a walk ends when it has lost more than a drop allows, and its best prefix counts.
/// </summary>
internal sealed class StretchFinder(Timeline first, Timeline second, MatcherOptions options)
{
    /// <summary>Nats that a walk may lose before it is given up: some four cuts in a row without a counterpart.</summary>
    private const double Drop = 8;

    /// <summary>Nats: alignments that reach less are not looked at closely.</summary>
    private const double LeastNats = 4;

    /// <summary>Nats that leave no doubt: when they speak for the whole video at the same speed, no other is tried.</summary>
    private const double CertainNats = 40;

    /// <summary>The most stretches that are kept of a pair.</summary>
    private const int MostStretches = 64;

    /// <summary>At another speed: the cuts that must agree, as three always fit some speed.</summary>
    private const int LeastCutsAtOtherSpeed = 5;

    private const int CutsOfSeed = 3;

    /// <summary>
    /// Seconds: two standard errors of a cut, by which the tolerance grows where the line is as uncertain as a cut. A
    /// speed fitted to a seed's three cuts is a few percent off.
    /// </summary>
    private const double UncertaintySlack = 0.05;

    /// <summary>Seconds: a cut within it is the anchor itself, whose time may have been rounded.</summary>
    private const double AfterAnchor = 0.03;

    private readonly List<CutPair> _left = [], _right = [];
    private readonly HashSet<CutPair> _taken = [];

    /// <summary>All stretches worth a closer look, best first.</summary>
    public IReadOnlyList<Stretch> Find()
    {
        var seeds = new SeedFinder(first, second, options);
        var stretches = new List<Stretch>();
        Grow(seeds.AtSameSpeed(), stretches);
        if (!stretches.Exists(IsEnough))
        {
            Grow(seeds.AtOtherSpeeds(), stretches);
        }

        return [.. stretches
            .OrderByDescending(stretch => stretch.Nats)
            .ThenBy(stretch => stretch.Segment.Start)
            .ThenBy(stretch => stretch.Segment.MatchStart)
            .Take(MostStretches)];
    }

    private static bool IsEnough(Stretch stretch) => stretch.CoversFirst && stretch.Nats > CertainNats;

    private void Grow(IEnumerable<Seed> seeds, List<Stretch> stretches)
    {
        foreach (var seed in seeds)
        {
            if (_taken.Contains(seed.Start) && _taken.Contains(seed.End))
            {
                continue;
            }

            var stretch = Grow(seed);
            if (stretch is { Nats: >= LeastNats })
            {
                stretches.Add(stretch);
                _taken.UnionWith(stretch.Pairs);
            }
        }
    }

    /// <summary>The best stretch, at any speed, around the three cuts after these times; null when it comes to nothing.</summary>
    public Stretch? GrowAt(double firstTime, double secondTime)
    {
        var i = SortedTimes.LowerBound(first.Cuts, firstTime + AfterAnchor);
        var j = SortedTimes.LowerBound(second.Cuts, secondTime + AfterAnchor);
        return i + 2 < first.Cuts.Length && j + 2 < second.Cuts.Length
            ? Grow(new Seed(new CutPair(i, j), new CutPair(i + 1, j + 1), new CutPair(i + 2, j + 2), SameSpeed: false))
            : null;
    }

    /// <summary>The best stretch around a seed; null when it comes to nothing.</summary>
    private Stretch? Grow(Seed seed)
    {
        var fit = seed.SameSpeed ? new LineFit(1, LineFit.SameSpeedConfidence) : new LineFit(1, 0);
        Add(ref fit, seed.Start);
        Add(ref fit, seed.Middle);
        Add(ref fit, seed.End);
        Walk(ref fit, seed.End, 1, _right);
        Walk(ref fit, seed.Start, -1, _left);
        var least = seed.SameSpeed ? options.MinMatchingCuts : LeastCutsAtOtherSpeed;
        if (_left.Count + CutsOfSeed + _right.Count < least)
        {
            return null;
        }

        _left.Reverse();
        return Stretch.Create(first, second, [.. _left, seed.Start, seed.Middle, seed.End, .. _right], options);
    }

    private void Add(ref LineFit fit, CutPair pair) => fit.Add(first.Cuts[pair.First], second.Cuts[pair.Second]);

    private void Walk(ref LineFit fit, CutPair from, int direction, List<CutPair> found)
    {
        found.Clear();
        var fitAtBest = fit;
        double nats = 0, best = 0;
        var kept = 0;
        var last = from;
        var next = new CutPair(from.First + direction, from.Second + direction);
        while (next.First >= 0 && next.First < first.Cuts.Length
            && next.Second >= 0 && next.Second < second.Cuts.Length
            && nats > best - Drop)
        {
            var scale = Math.Sqrt(fit.Speed);
            var error = Error(fit, next) / scale;
            var slack = UncertaintySlack * fit.Uncertainty(first.Cuts[next.First]);
            if (Math.Abs(error) > options.Tolerance + slack)
            {
                nats += EvidenceModel.UnmatchedNats;
                next = error * direction < 0
                    ? next with { First = next.First + direction }
                    : next with { Second = next.Second + direction };
                continue;
            }

            next = Closest(fit, next, direction);
            nats += Stretch.AgreementNats(first, second, last, next, Error(fit, next) / scale, scale);
            Add(ref fit, next);
            found.Add(next);
            last = next;
            next = new CutPair(next.First + direction, next.Second + direction);
            if (nats > best)
            {
                best = nats;
                kept = found.Count;
                fitAtBest = fit;
            }
        }

        found.RemoveRange(kept, found.Count - kept);
        fit = fitAtBest;
    }

    /// <summary>Where cuts are closer than the tolerance, the nearest of them is the counterpart.</summary>
    private CutPair Closest(LineFit fit, CutPair pair, int direction)
    {
        while (true)
        {
            var otherFirst = pair with { First = pair.First + direction };
            var otherSecond = pair with { Second = pair.Second + direction };
            if (otherFirst.First >= 0 && otherFirst.First < first.Cuts.Length
                && Math.Abs(Error(fit, otherFirst)) < Math.Abs(Error(fit, pair)))
            {
                pair = otherFirst;
            }
            else if (otherSecond.Second >= 0 && otherSecond.Second < second.Cuts.Length
                && Math.Abs(Error(fit, otherSecond)) < Math.Abs(Error(fit, pair)))
            {
                pair = otherSecond;
            }
            else
            {
                return pair;
            }
        }
    }

    private double Error(LineFit fit, CutPair pair) => fit.Map(first.Cuts[pair.First]) - second.Cuts[pair.Second];
}
