using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// What an alignment at another speed around a hit is worth, seen in passing, as <see cref="SameSpeedWalk"/> does for the
/// same speed: the landmark gives the speed, and each cut that agrees makes it more exact.
/// </summary>
internal readonly struct OtherSpeedWalk(MatcherOptions options)
{
    /// <summary>Nats that a walk may lose before it is given up.</summary>
    private const double Drop = 8;

    /// <summary>Seconds by which the tolerance grows where the line is as uncertain as a cut.</summary>
    private const double UncertaintySlack = 0.05;

    /// <summary>Nats of the agreeing cuts and at most of the ends, less the cost of the speed; 0 when the landmark is none of the video's.</summary>
    /// <param name="points">The query's points.</param>
    /// <param name="tag">The hit's tag.</param>
    /// <param name="page">The page of the video.</param>
    /// <param name="index">The hit in it.</param>
    public double Nats(ReadOnlySpan<int> points, int tag, int[] page, int index)
    {
        Span<int> chosen = stackalloc int[RatioLandmarks.Cuts];
        RatioLandmarks.Choose(Lookup.Point(tag), Lookup.LeftOut(tag), chosen);
        if (!IsSame(points, chosen, page, index))
        {
            return 0;
        }

        var fit = new LineFit(1, 0);
        for (var i = 0; i < chosen.Length; i++)
        {
            fit.Add(Seconds(points[chosen[i]]), Seconds(page[index + i]));
        }

        var nats = 0.0;
        for (var i = 1; i < chosen.Length; i++)
        {
            nats += Agreement(fit, points[chosen[i]], page[index + i], points[chosen[i - 1]]);
        }

        nats += Walk(ref fit, points, chosen[^1], page, index + chosen.Length - 1, 1);
        if (page[index] >= 0)
        {
            nats += Walk(ref fit, points, chosen[0], page, index, -1);
        }

        return nats + EvidenceModel.SpeedNats(fit.Spread * Math.Sqrt(fit.Speed), 2 * Math.Log(options.MaxSpeedChange));
    }

    /// <summary>Whether the cuts lie as the query's do, at a speed that is allowed.</summary>
    private bool IsSame(ReadOnlySpan<int> points, ReadOnlySpan<int> chosen, int[] page, int index)
    {
        var count = chosen.Length;
        if (page[index + 1] < 0 || page[index + 2] < 0 || page[index + 3] < 0 || page[index + 4] < 0)
        {
            return false;
        }

        double start = Math.Max(0, page[index]), from = points[chosen[0]];
        var speed = (page[index + count - 1] - start) / (points[chosen[^1]] - from);
        if (!(speed >= 1 / options.MaxSpeedChange && speed <= options.MaxSpeedChange))
        {
            return false;
        }

        var tolerance = options.Tolerance * CutTimes.Second * Math.Sqrt(speed);
        for (var i = 1; i < count - 1; i++)
        {
            if (Math.Abs(page[index + i] - start - (speed * (points[chosen[i]] - from))) > tolerance)
            {
                return false;
            }
        }

        return true;
    }

    private double Walk(ref LineFit fit, ReadOnlySpan<int> points, int point, int[] page, int index, int step)
    {
        double nats = 0, best = 0;
        var last = points[point];
        var (i, k) = (point + step, index + step);
        while ((uint)i < (uint)points.Length && page[k] >= 0 && nats >= best - Drop)
        {
            var time = Seconds(points[i]);
            var scale = Math.Sqrt(fit.Speed);
            var error = fit.Map(time) - Seconds(page[k]);
            if (Math.Abs(error) > scale * (options.Tolerance + (UncertaintySlack * fit.Uncertainty(time))))
            {
                nats += EvidenceModel.UnmatchedNats;
                _ = error * step < 0 ? i += step : k += step;
                continue;
            }

            nats += Agreement(fit, points[i], page[k], last);
            best = Math.Max(best, nats);
            fit.Add(time, Seconds(page[k]));
            last = points[i];
            i += step;
            k += step;
        }

        return nats == best ? best + EvidenceModel.MaxSilenceNats : best;
    }

    private static double Agreement(LineFit fit, int point, int entry, int last)
    {
        var scale = Math.Sqrt(fit.Speed);
        var error = (fit.Map(Seconds(point)) - Seconds(entry)) / scale;
        return NatsTable.Agreement((int)(error * CutTimes.Second), (int)((point - last) * scale));
    }

    private static double Seconds(int entry) => (double)Math.Max(0, entry) / CutTimes.Second;
}
