namespace TVidz.Fingerprints.Cuts;

/// <summary>
/// Finds hard cuts in a stream of frames by judging each change of picture against the changes around it, so that the
/// same cuts are found again in copies of other contrast, size, frame rate or coding. Remembers less than a second.
/// </summary>
/// <remarks>
/// A cut is a change that is the largest within <see cref="MinShot"/>, at least <see cref="PeakRatio"/> times the mean
/// change of the surroundings and above low floors, after which the old picture does not come back (a flash). The
/// window is one of time and repeated frames do not count, so the frame rate, constant or variable, does not matter.
/// Dissolves and fades spread the change over the window and give no cut, in the original as in the copy.
/// </remarks>
internal sealed class CutDetector
{
    /// <summary>Seconds on each side that count as surroundings.</summary>
    private const double Surroundings = 0.32;

    /// <summary>Seconds: the shortest shot that is told from a flash, and the least distance between cuts.</summary>
    private const double MinShot = 0.2;

    /// <summary>How many times larger than the mean of the surroundings a cut is.</summary>
    private const double PeakRatio = 3;

    /// <summary>The least change of a cut, in grey levels.</summary>
    private const double MinChange = 2;

    /// <summary>The least change of a cut as a share of the frame's contrast.</summary>
    private const double MinChangeOfContrast = 0.05;

    /// <summary>
    /// A frame that changes by a smaller share of the upper quartile of changes around it repeats its predecessor. The
    /// quartile and not the median: 25 frames shown at 60 a second are repeats by more than half.
    /// </summary>
    private const double RepeatRatio = 0.2;

    /// <summary>The old picture is back when it differs by less than this share of the cut's change.</summary>
    private const double FlashRatio = 0.4;

    /// <summary>Seconds: frames that follow faster than any video shows them are left out, which bounds the memory.</summary>
    private const double MinFrameInterval = 0.0035;

    private readonly List<double> _cuts;
    private readonly List<Frame> _window = [];
    private readonly Stack<Thumbnail> _unused = new();
    private readonly List<double> _changes = [];
    private int _next = 1;

    /// <param name="cuts">Where the times of cuts are added as they are confirmed.</param>
    public CutDetector(List<double> cuts) => _cuts = cuts;

    /// <summary>Takes the next frame in; confirms cuts that lie far enough back.</summary>
    public void Add(double time, ReadOnlySpan<byte> luma)
    {
        if (_window.Count > 0 && time - _window[^1].Time < MinFrameInterval)
        {
            return;
        }

        var picture = _unused.TryPop(out var unused) ? unused : new Thumbnail();
        picture.Load(luma);
        var change = _window.Count > 0 ? picture.DifferenceTo(_window[^1].Picture) : 0;
        _window.Add(new Frame(time, picture, change));
        JudgeUpTo(time - Surroundings);
        Forget();
    }

    /// <summary>Judges what waits for frames that will not come.</summary>
    public void Complete() => JudgeUpTo(double.PositiveInfinity);

    private void JudgeUpTo(double time)
    {
        for (; _next < _window.Count && _window[_next].Time < time; _next++)
        {
            if (IsCut(_next))
            {
                _cuts.Add(_window[_next].Time);
            }
        }
    }

    private void Forget()
    {
        // The frame before the next to be judged stays, however long ago it was shown.
        var gone = 0;
        while (gone < _next - 1 && _window[gone].Time < _window[_next - 1].Time - Surroundings)
        {
            _unused.Push(_window[gone++].Picture);
        }

        _window.RemoveRange(0, gone);
        _next -= gone;
    }

    private bool IsCut(int index) =>
        IsLargest(index)
        && _window[index].Change >= PeakRatio * MeanChangeAround(index)
        && IsAboveFloors(index)
        && !IsFlash(index);

    private bool IsLargest(int index)
    {
        var (time, _, change) = _window[index];
        for (var i = index - 1; i >= 0 && _window[i].Time > time - MinShot; i--)
        {
            if (_window[i].Change >= change)
            {
                return false;
            }
        }

        for (var i = index + 1; i < _window.Count && _window[i].Time < time + MinShot; i++)
        {
            if (_window[i].Change > change)
            {
                return false;
            }
        }

        return true;
    }

    private double MeanChangeAround(int index)
    {
        var time = _window[index].Time;
        _changes.Clear();
        for (var i = 0; i < _window.Count; i++)
        {
            if (i != index && Math.Abs(_window[i].Time - time) <= Surroundings)
            {
                _changes.Add(_window[i].Change);
            }
        }

        if (_changes.Count == 0)
        {
            return 0;
        }

        _changes.Sort();
        var repeat = RepeatRatio * _changes[_changes.Count * 3 / 4];
        var first = 0;
        while (_changes[first] < repeat)
        {
            first++;
        }

        var sum = 0.0;
        for (var i = first; i < _changes.Count; i++)
        {
            sum += _changes[i];
        }

        return sum / (_changes.Count - first);
    }

    private bool IsAboveFloors(int index)
    {
        Thumbnail before = _window[index - 1].Picture, after = _window[index].Picture;
        var area = after.InnerAreaWith(before);
        var change = _window[index].Change * Thumbnail.Spread(area);
        return change >= MinChange
            && change >= MinChangeOfContrast * Math.Max(before.Contrast(area), after.Contrast(area));
    }

    private bool IsFlash(int index)
    {
        var (time, after, change) = _window[index];
        var before = _window[index - 1].Picture;
        for (var i = 0; i < _window.Count; i++)
        {
            var (otherTime, other, _) = _window[i];
            var old = i < index ? after : before;
            if (i != index && i != index - 1 && Math.Abs(otherTime - time) <= MinShot
                && other.DifferenceTo(old) < FlashRatio * change)
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Frame(double Time, Thumbnail Picture, double Change);
}
