using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// What landmarks are made of: a video's beginning, its cuts, and its end where it counts as a cut; and their rhythm. Of
/// one video after the other, in the same arrays.
/// </summary>
internal sealed class CutPoints
{
    /// <summary>Tenths of a millisecond: an end closer than this to the last cut is not counted.</summary>
    private const int ShortestInterval = CutTimes.Second / 20;

    private readonly IntervalRhythm _ownRhythm = new();
    private int[] _points = new int[256];
    private double[] _seconds = new double[256];
    private int _count;

    /// <summary>Tenths of a millisecond, ascending from 0.</summary>
    public ReadOnlySpan<int> Points => _points.AsSpan(0, _count);

    /// <summary>Their rhythm.</summary>
    public IntervalRhythm Rhythm { get; private set; } = new();

    /// <summary>Takes a query.</summary>
    public void Take(Timeline query)
    {
        MakeRoom(query.Cuts.Length + CutTimes.Ends);
        for (var i = 0; i < query.Cuts.Length; i++)
        {
            _points[i + 1] = (int)Math.Round(query.Cuts[i] * CutTimes.Second);
        }

        _points[_count - 1] = (int)Math.Round(query.Duration * CutTimes.Second);
        Rhythm = query.Rhythm;
        DropEnd();
    }

    /// <summary>Takes a video as it is laid out.</summary>
    /// <param name="entries">As <see cref="CutTimes.Read"/> gives them.</param>
    /// <param name="duration">Seconds.</param>
    public void Take(ReadOnlySpan<int> entries, double duration)
    {
        MakeRoom(entries.Length);
        for (var i = 1; i < _count; i++)
        {
            _points[i] = entries[i];
            _seconds[i - 1] = (double)entries[i] / CutTimes.Second;
        }

        _seconds[_count - CutTimes.Ends] = duration;
        _ownRhythm.Measure(_seconds.AsSpan(0, _count - 1), Timeline.ShortestInterval);
        Rhythm = _ownRhythm;
        DropEnd();
    }

    private void MakeRoom(int count)
    {
        _count = count;
        if (_points.Length < count)
        {
            (_points, _seconds) = (new int[2 * count], new double[2 * count]);
        }
    }

    private void DropEnd() => _count -= _points[_count - 1] - _points[_count - 2] > ShortestInterval ? 0 : 1;
}
