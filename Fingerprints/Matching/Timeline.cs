namespace TVidz.Fingerprints.Matching;

/// <summary>
/// A fingerprint's cuts with its beginning and end, and how surprising each interval between them is, given the
/// video's own rhythm: in a slideshow that changes every 5 s, another 5 s say nothing.
/// </summary>
internal sealed class Timeline
{
    /// <summary>Seconds: intervals of a rhythm differ by less.</summary>
    private const double SameInterval = 0.05;

    /// <summary>Imagined other intervals, so that one equal one among few does not count as a rhythm.</summary>
    private const int Caution = 6;

    /// <summary>How many equal intervals are looked at to see what follows them; more would only cost time.</summary>
    private const int MostSuccessors = 64;

    /// <summary>Of a coincidence this dense, per second, an agreement is worth less than a nat.</summary>
    private const double Dull = 6;

    private readonly double[] _intervals;
    private readonly double[] _sorted;
    private readonly double[] _density;
    private QueryPictures? _pictures;

    /// <param name="fingerprint">Its pictures are handed on, its cuts looked at.</param>
    public Timeline(Fingerprint fingerprint)
    {
        Fingerprint = fingerprint;
        Cuts = [.. fingerprint.SceneCuts];
        Duration = fingerprint.Duration;
        _intervals = new double[Cuts.Length + 1];
        for (var i = 0; i < _intervals.Length; i++)
        {
            var end = i < Cuts.Length ? Cuts[i] : Duration;
            _intervals[i] = Math.Max(end - (i > 0 ? Cuts[i - 1] : 0), 1e-3);
        }

        var order = Enumerable.Range(0, _intervals.Length).ToArray();
        _sorted = [.. _intervals];
        Array.Sort(_sorted, order);
        _density = new double[_intervals.Length];
        for (var i = 0; i < _density.Length; i++)
        {
            _density[i] = Math.Max(EvidenceModel.ShotDensity(_intervals[i]), RhythmDensity(i, order));
        }
    }

    /// <summary>What it is made of.</summary>
    public Fingerprint Fingerprint { get; }

    /// <summary>Its pictures, to be held against others'.</summary>
    public QueryPictures Pictures => _pictures ??= new QueryPictures(Fingerprint);

    /// <summary>Seconds, ascending.</summary>
    public double[] Cuts { get; }

    /// <summary>Seconds.</summary>
    public double Duration { get; }

    /// <summary>
    /// Density, per second, of a coincidence: that an unrelated video of the same kind has a cut, too, where this one's
    /// cut <paramref name="to"/> is, seen from its cut <paramref name="from"/>. -1 is the beginning, the number of cuts
    /// the end of the video.
    /// </summary>
    public double CoincidenceDensity(int from, int to)
    {
        var density = _density[from + 1];
        for (var i = from + 2; i <= to; i++)
        {
            density = Math.Max(density, _density[i]);
        }

        return density;
    }

    /// <summary>Whether the interval between the cuts is so usual here that an agreement says next to nothing.</summary>
    public bool IsDull(int from, int to) => CoincidenceDensity(from, to) > Dull;

    /// <summary>Whether this video's intervals as a rule say nothing.</summary>
    public bool IsRegular => _density.Count(density => density > Dull) * 2 > _density.Length;

    /// <summary>The share of this video's shots that last longer.</summary>
    public double Survival(double length) =>
        (_sorted.Length - SortedTimes.LowerBound(_sorted, length) + 1.0) / (_sorted.Length + 2.0);

    private double RhythmDensity(int index, int[] order)
    {
        var first = SortedTimes.LowerBound(_sorted, _intervals[index] - SameInterval);
        var equal = SortedTimes.LowerBound(_sorted, _intervals[index] + SameInterval) - first - 1;
        var density = EvidenceModel.PeakDensity * equal / (_intervals.Length - 1 + Caution);
        if (index == 0)
        {
            return density;
        }

        // What follows intervals like the one before: 2 s, 3 s, 2 s, 3 s is a rhythm as well.
        var previous = _intervals[index - 1];
        int alike = 0, followed = 0;
        for (var i = SortedTimes.LowerBound(_sorted, previous - SameInterval);
            i < _sorted.Length && _sorted[i] <= previous + SameInterval && alike < MostSuccessors;
            i++)
        {
            var next = order[i] + 1;
            if (next == index || next == _intervals.Length)
            {
                continue;
            }

            alike++;
            followed += Math.Abs(_intervals[next] - _intervals[index]) <= SameInterval ? 1 : 0;
        }

        return Math.Max(density, EvidenceModel.PeakDensity * followed / (alike + Caution));
    }
}
