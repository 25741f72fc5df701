namespace TVidz.Fingerprints.Matching;

/// <summary>
/// A fingerprint's cuts with its beginning and end, and how surprising each interval between them is, given the
/// video's own rhythm. What an alignment needs beyond the cuts is made when it is asked for; two threads that ask at once
/// make equals. Thread-safe.
/// </summary>
/// <param name="fingerprint">Its pictures are handed on, its cuts looked at.</param>
internal sealed class Timeline(Fingerprint fingerprint)
{
    /// <summary>Seconds that an interval counts as lasting at least.</summary>
    public const double ShortestInterval = 1e-3;

    private IntervalRhythm? _rhythm;
    private double[]? _density;
    private QueryPictures? _pictures;

    /// <summary>What it is made of.</summary>
    public Fingerprint Fingerprint => fingerprint;

    /// <summary>Its pictures, to be held against others'.</summary>
    public QueryPictures Pictures => _pictures ??= new QueryPictures(fingerprint);

    /// <summary>Seconds, ascending.</summary>
    public double[] Cuts { get; } = [.. fingerprint.SceneCuts];

    /// <summary>Seconds.</summary>
    public double Duration => fingerprint.Duration;

    /// <summary>Its rhythm; the last interval ends with the video.</summary>
    public IntervalRhythm Rhythm => _rhythm ??= MeasureRhythm();

    /// <summary>
    /// Density, per second, of a coincidence: that an unrelated video of the same kind has a cut, too, where this one's
    /// cut <paramref name="to"/> is, seen from its cut <paramref name="from"/>. -1 is the beginning, the number of cuts
    /// the end of the video.
    /// </summary>
    public double CoincidenceDensity(int from, int to)
    {
        var densities = _density ??= Densities();
        var density = densities[from + 1];
        for (var i = from + 2; i <= to; i++)
        {
            density = Math.Max(density, densities[i]);
        }

        return density;
    }

    /// <summary>Whether the interval between the cuts is so usual here that an agreement says next to nothing.</summary>
    public bool IsDull(int from, int to) => Rhythm.IsDull(from + 1, to + 1);

    /// <summary>Whether this video's intervals as a rule say nothing.</summary>
    public bool IsRegular => Rhythm.DullCount * 2 > Rhythm.Intervals.Length;

    /// <summary>The share of this video's shots that last longer.</summary>
    public double Survival(double length) =>
        (Rhythm.Sorted.Length - SortedTimes.LowerBound(Rhythm.Sorted, length) + 1.0) / (Rhythm.Sorted.Length + 2.0);

    private IntervalRhythm MeasureRhythm()
    {
        var rhythm = new IntervalRhythm();
        rhythm.Measure([.. Cuts, Duration], ShortestInterval);
        return rhythm;
    }

    private double[] Densities()
    {
        var densities = Rhythm.Densities.ToArray();
        for (var i = 0; i < densities.Length; i++)
        {
            densities[i] = Math.Max(EvidenceModel.ShotDensity(Rhythm.Intervals[i]), densities[i]);
        }

        return densities;
    }
}
