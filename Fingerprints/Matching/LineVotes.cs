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

    /// <summary>The line that most speaks for; null when nothing does.</summary>
    /// <param name="anchors">What speaks.</param>
    /// <param name="anySpeed">Whether other speeds than 1 are tried.</param>
    public LineFit? Best(IReadOnlyList<Anchor> anchors, bool anySpeed)
    {
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

        return best.Nats > 0 ? Fit(anchors, best.Speed, best.Offset) : null;
    }

    private static (double Nats, double Offset) BestOffset(IReadOnlyList<Anchor> anchors, double speed)
    {
        var votes = new Dictionary<int, double>(anchors.Count);
        foreach (var anchor in anchors)
        {
            var bin = (int)Math.Floor((anchor.MatchTime - (speed * anchor.Time)) / OffsetBin);
            votes[bin] = votes.GetValueOrDefault(bin) + anchor.Nats;
        }

        (double Nats, double Offset) best = default;
        foreach (var (bin, nats) in votes)
        {
            var both = nats + votes.GetValueOrDefault(bin + 1);
            if (both > best.Nats || (both == best.Nats && (bin + 1) * OffsetBin < best.Offset))
            {
                best = (both, (bin + 1) * OffsetBin);
            }
        }

        return best;
    }

    private LineFit Fit(IReadOnlyList<Anchor> anchors, double speed, double offset)
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
