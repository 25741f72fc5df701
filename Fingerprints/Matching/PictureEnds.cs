namespace TVidz.Fingerprints.Matching;

/// <summary>
/// Where a stretch of agreeing pictures begins and ends: pictures are looked at now and then, so it is taken on to where
/// either video begins or ends, or to a cut, if that is near; and over what is blank in both.
/// </summary>
internal readonly struct PictureEnds(Timeline first, Timeline second, LineFit line)
{
    /// <summary>Seconds: how far an end may lie beyond the last picture seen to agree, and before it.</summary>
    private const double Beyond = 1.5, Within = 0.3;

    /// <summary>A picture with less detail is as good as blank.</summary>
    private const int LeastDetail = 60;

    /// <summary>Seconds of the first video at which the stretch begins, whose first picture is seen there at a time.</summary>
    public double Start(double time)
    {
        var begin = Math.Max(0, line.Unmap(0));
        return time - begin <= Beyond || IsBlank(begin, time) ? begin : NearestCut(time, -1);
    }

    /// <summary>Seconds of the first video at which the stretch ends, whose last picture is seen there until a time.</summary>
    public double End(double time)
    {
        var end = Math.Min(first.Duration, line.Unmap(second.Duration));
        return end - time <= Beyond || IsBlank(time, end) ? end : NearestCut(time, 1);
    }

    private double NearestCut(double time, int direction)
    {
        var fit = line;
        return first.Cuts.Concat(second.Cuts.Select(cut => fit.Unmap(cut)))
            .Where(cut => (cut - time) * direction is >= -Within and <= Beyond)
            .OrderBy(cut => Math.Abs(cut - time))
            .Append(time)
            .First();
    }

    /// <summary>Whether neither shows any picture in between, but black or white.</summary>
    private bool IsBlank(double from, double to)
    {
        var fit = line;
        return !first.Fingerprint.Pictures.Runs.Any(run => run.Detail >= LeastDetail && IsWithin(run.Start, run.End))
            && !second.Fingerprint.Pictures.Runs.Any(run => run.Detail >= LeastDetail && IsWithin(fit.Unmap(run.Start), fit.Unmap(run.End)));

        bool IsWithin(double start, double end) => Math.Min(end, to) - Math.Max(start, from) > Within;
    }
}
