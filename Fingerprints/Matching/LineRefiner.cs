namespace TVidz.Fingerprints.Matching;

/// <summary>
/// Makes a line exact: moves and turns it by ever smaller steps to where the pictures on it agree best, and takes speed 1
/// unless another is clearly better.
/// </summary>
internal sealed class LineRefiner(PictureWalk walk, Geometry geometry)
{
    /// <summary>Seconds by which the line is moved at its middle, and by which its ends are then moved against each other.</summary>
    private static readonly double[] Steps = [0.5, 0.25, 0.125];

    /// <summary>In which ways the line is moved and turned by a step, or only moved.</summary>
    private static readonly (int Move, int Angle)[] Turns =
            [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)],
        Moves = Turns[..2];

    /// <summary>Bits by which another speed must fit better than 1, and the share of them all.</summary>
    private const double OtherSpeedBits = 8, OtherSpeedShare = 0.03;

    /// <summary>Bits by which a step must make the fit better.</summary>
    private const double LeastBits = 0.5;

    /// <summary>Seconds from the line at which an anchor still says where it lies to less than a sample.</summary>
    private const double OnLine = 0.35;

    /// <summary>The best line near one, and the best stretch on it; null when none is worth anything.</summary>
    public PictureStretch? Refine(LineFit line, ReadOnlySpan<Anchor> anchors)
    {
        if (Rough(line) is not { } rough)
        {
            return null;
        }

        var middle = (rough.Stretch.Start + rough.Stretch.Last) / 2;
        var half = Math.Max(1, (rough.Stretch.Last - rough.Stretch.Start) / 2);
        var free = Climb(rough, middle, half, turn: true);
        var plain = Best(LineFit.Through(middle, free.Line.Map(middle), 1), free);
        var chosen = plain is null ? free : Climb(plain.Value, middle, half, turn: false);
        chosen = free.Likeness > (chosen.Likeness * (1 + OtherSpeedShare)) + OtherSpeedBits ? free : chosen;
        var settled = Settled(chosen, middle, anchors);
        return walk.Find(settled.Line, geometry, settled.Stretch);
    }

    private Fit? Rough(LineFit line)
    {
        Fit? best = null;
        foreach (var stretch in walk.Try(line, geometry))
        {
            if (!(stretch.Nats <= best?.Stretch.Nats))
            {
                best = new Fit(line, stretch);
            }
        }

        return best;
    }

    /// <summary>The best stretch on a line that shares seconds with another: a line that turns must not come upon something else.</summary>
    private Fit? Best(LineFit line, Fit near)
    {
        Fit? best = null;
        foreach (var stretch in walk.Try(line, geometry))
        {
            if (stretch.Start < near.Stretch.Last && stretch.Last > near.Stretch.Start && !(stretch.Likeness <= best?.Likeness))
            {
                best = new Fit(line, stretch);
            }
        }

        return best;
    }

    private Fit Climb(Fit from, double middle, double half, bool turn)
    {
        var best = from;
        foreach (var step in Steps)
        {
            for (var improved = true; improved;)
            {
                improved = false;
                foreach (var (move, angle) in turn ? Turns : Moves)
                {
                    var line = LineFit.Through(
                        middle, best.Line.Map(middle) + (move * step), best.Line.Speed + (angle * (step / half)));
                    if (line.Speed > 0.5 && line.Speed < 2
                        && Best(line, best) is { } moved && moved.Likeness > best.Likeness + LeastBits)
                    {
                        (best, improved) = (moved, true);
                    }
                }
            }
        }

        return best;
    }

    /// <summary>Samples are a quarter of a second apart; the mean of many anchors is exact to a frame.</summary>
    private Fit Settled(Fit fit, double middle, ReadOnlySpan<Anchor> anchors)
    {
        double sum = 0, weights = 0;
        foreach (var anchor in anchors)
        {
            var error = anchor.MatchTime - fit.Line.Map(anchor.Time);
            if (Math.Abs(error) <= OnLine && anchor.Time >= fit.Stretch.Start && anchor.Time <= fit.Stretch.Last)
            {
                sum += error * anchor.Nats;
                weights += anchor.Nats;
            }
        }

        var line = weights > 0
            ? LineFit.Through(middle, fit.Line.Map(middle) + (sum / weights), fit.Line.Speed)
            : fit.Line;
        return Best(line, fit) is { } settled && settled.Likeness >= fit.Likeness * (1 - OtherSpeedShare) ? settled : fit;
    }

    /// <summary>A line and the stretch on it that it is to fit.</summary>
    private readonly record struct Fit(LineFit Line, WalkedStretch Stretch)
    {
        public double Likeness => Stretch.Likeness;
    }
}
