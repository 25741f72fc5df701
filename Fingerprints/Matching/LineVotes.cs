namespace TVidz.Fingerprints.Matching;

/// <summary>
/// Finds the lines from one video's time to the other's that most anchors lie near: by votes for speeds and offsets (a
/// Hough transform), then fitted to the anchors by least squares.
/// </summary>
internal sealed class LineVotes(double maxSpeedChange)
{
    /// <summary>Natural logarithm of the speed from one that is tried to the next, and seconds of offset a bin.</summary>
    private const double SpeedStep = 0.02, OffsetBin = 0.5;

    /// <summary>What another speed than 1 must be better by: most copies play at the original's.</summary>
    private const double OtherSpeedCost = 3;

    /// <summary>Seconds from the line at which anchors still count, in each round of the fit.</summary>
    private static readonly double[] Reach = [1, 1, 0.8, 0.6, 0.4, 0.3];

    /// <summary>Nats that must speak for a line: those of half a picture.</summary>
    private const double LeastNats = 7;

    /// <summary>By how much sums of nats may differ that are added in another order.</summary>
    private const double Rounding = 1e-6;

    private double[] _votes = [];

    /// <summary>The line that most speaks for; null when nothing does.</summary>
    /// <param name="anchors">What speaks.</param>
    /// <param name="anySpeed">Whether other speeds than 1 are tried.</param>
    public LineFit? Best(ReadOnlySpan<Anchor> anchors, bool anySpeed)
    {
        if (IsTooLittle(anchors))
        {
            return null;
        }

        (double Nats, double Speed, double Offset) best = default;
        var steps = anySpeed ? (int)(Math.Log(maxSpeedChange) / SpeedStep) : 0;
        for (var step = -steps; step <= steps; step++)
        {
            var speed = Math.Exp(step * SpeedStep);
            var (nats, offset) = BestOffset(anchors, speed);
            nats -= step == 0 ? 0 : OtherSpeedCost;
            if (nats > best.Nats)
            {
                best = (nats, speed, offset);
            }
        }

        return best.Nats >= LeastNats ? Fit(anchors, best.Speed, best.Offset) : null;
    }

    /// <summary>Whether all together could not speak for a line, however they lie.</summary>
    private static bool IsTooLittle(ReadOnlySpan<Anchor> anchors)
    {
        double nats = 0;
        foreach (var anchor in anchors)
        {
            nats += anchor.Nats;
        }

        return nats < LeastNats - Rounding;
    }

    private (double Nats, double Offset) BestOffset(ReadOnlySpan<Anchor> anchors, double speed)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (var anchor in anchors)
        {
            var offset = anchor.MatchTime - (speed * anchor.Time);
            (least, most) = (Math.Min(least, offset), Math.Max(most, offset));
        }

        var votes = Empty(anchors.IsEmpty ? 0 : 2 + (int)((most - least) / OffsetBin));
        foreach (var anchor in anchors)
        {
            votes[(int)((anchor.MatchTime - (speed * anchor.Time) - least) / OffsetBin)] += anchor.Nats;
        }

        (double Nats, double Offset) best = default;
        for (var bin = 0; bin + 1 < votes.Length; bin++)
        {
            if (votes[bin] + votes[bin + 1] > best.Nats)
            {
                best = (votes[bin] + votes[bin + 1], least + ((bin + 1) * OffsetBin));
            }
        }

        return best;
    }

    private Span<double> Empty(int count)
    {
        if (_votes.Length < count)
        {
            _votes = new double[count];
        }

        var votes = _votes.AsSpan(0, count);
        votes.Clear();
        return votes;
    }

    private LineFit Fit(ReadOnlySpan<Anchor> anchors, double speed, double offset)
    {
        var line = LineFit.Through(0, offset, speed);
        foreach (var reach in Reach)
        {
            var fit = new LineFit(speed == 1 ? 1 : line.Speed, speed == 1 ? LineFit.SameSpeedConfidence : 1);
            foreach (var anchor in anchors)
            {
                if (Math.Abs(line.Map(anchor.Time) - anchor.MatchTime) <= reach)
                {
                    fit.Add(anchor.Time, anchor.MatchTime);
                }
            }

            if (fit.Count == 0)
            {
                break;
            }

            line = fit;
        }

        return line.Speed >= 1 / maxSpeedChange && line.Speed <= maxSpeedChange ? line : LineFit.Through(0, offset, speed);
    }
}
