namespace TVidz.Fingerprints.Matching;

/// <summary>
/// How usual each of a video's intervals is in its own rhythm: in a slideshow that changes every 5 s, another 5 s say
/// nothing. Measures one video after the other in the same arrays.
/// </summary>
internal sealed class IntervalRhythm
{
    /// <summary>Seconds: intervals of a rhythm differ by less.</summary>
    private const double SameInterval = 0.05;

    /// <summary>Imagined other intervals, so that one equal one among few does not count as a rhythm.</summary>
    private const int Caution = 6;

    /// <summary>How many equal intervals are looked at to see what follows them; more would only cost time.</summary>
    private const int MostSuccessors = 64;

    /// <summary>
    /// Of a coincidence this dense, per second, an agreement is worth less than a nat. The density of shots in general
    /// never comes near: only rhythm is dull.
    /// </summary>
    private const double Dull = 6;

    private double[] _intervals = [], _sorted = [], _densities = [];
    private int[] _order = [], _firstAlike = [];
    private int _count;

    /// <summary>The intervals, in seconds.</summary>
    public ReadOnlySpan<double> Intervals => _intervals.AsSpan(0, _count);

    /// <summary>The intervals, the shortest first.</summary>
    public ReadOnlySpan<double> Sorted => _sorted.AsSpan(0, _count);

    /// <summary>Density, per second, with which each interval is to be expected after those before it.</summary>
    public ReadOnlySpan<double> Densities => _densities.AsSpan(0, _count);

    /// <summary>Intervals that say next to nothing.</summary>
    public int DullCount { get; private set; }

    /// <summary>Whether one of some intervals says next to nothing.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="end">One beyond the last.</param>
    public bool IsDull(int first, int end)
    {
        for (var i = first; DullCount > 0 && i < end; i++)
        {
            if (_densities[i] > Dull)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether each of the three intervals between four points does, or has a part that does. Point 0 is the beginning.</summary>
    public bool AreDull(int a, int b, int c, int d) => DullCount > 0 && IsDull(a, b) && IsDull(b, c) && IsDull(c, d);

    /// <summary>Measures a video, in the place of the one before.</summary>
    /// <param name="points">Seconds, ascending: its cuts, and the end of the last interval. The first begins at 0.</param>
    /// <param name="shortest">Seconds that an interval lasts at least.</param>
    public void Measure(ReadOnlySpan<double> points, double shortest)
    {
        MakeRoom(points.Length);
        var previous = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            _sorted[i] = _intervals[i] = Math.Max(points[i] - previous, shortest);
            _order[i] = i;
            previous = points[i];
        }

        Array.Sort(_sorted, _order, 0, _count);
        CountEqual();
        DullCount = 0;
        for (var i = 0; i < _count; i++)
        {
            _densities[i] = i == 0 ? _densities[i] : Math.Max(_densities[i], DensityAfter(i - 1, i));
            DullCount += _densities[i] > Dull ? 1 : 0;
        }
    }

    private void MakeRoom(int count)
    {
        _count = count;
        if (_intervals.Length < count)
        {
            (_intervals, _sorted, _densities) = (new double[count], new double[count], new double[count]);
            (_order, _firstAlike) = (new int[count], new int[count]);
        }
    }

    /// <summary>How many intervals are like each, by two places that move up the sorted ones.</summary>
    private void CountEqual()
    {
        int first = 0, end = 0;
        for (var rank = 0; rank < _count; rank++)
        {
            var interval = _sorted[rank];
            while (_sorted[first] < interval - SameInterval)
            {
                first++;
            }

            while (end < _count && _sorted[end] < interval + SameInterval)
            {
                end++;
            }

            _firstAlike[_order[rank]] = first;
            _densities[_order[rank]] = EvidenceModel.PeakDensity * (end - first - 1) / (_count - 1 + Caution);
        }
    }

    /// <summary>What follows intervals like the one before: 2 s, 3 s, 2 s, 3 s is a rhythm as well.</summary>
    private double DensityAfter(int previous, int index)
    {
        var (most, length) = (_intervals[previous] + SameInterval, _intervals[index]);
        int alike = 0, followed = 0;
        for (var i = _firstAlike[previous]; i < _count && _sorted[i] <= most && alike < MostSuccessors; i++)
        {
            var next = _order[i] + 1;
            if (next == index || next == _count)
            {
                continue;
            }

            alike++;
            followed += Math.Abs(_intervals[next] - length) <= SameInterval ? 1 : 0;
        }

        return EvidenceModel.PeakDensity * followed / (alike + Caution);
    }
}
