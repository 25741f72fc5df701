namespace TVidz.Fingerprints.Matching;

/// <summary>
/// Makes a line exact: moves and turns it by ever smaller steps to where the pictures on it agree best, and takes speed 1
/// unless another is clearly better.
/// </summary>
internal sealed class LineRefiner(PictureWalk walk, Geometry geometry)
{
    /// <summary>Seconds by which the line is moved at its middle, and by which its ends are then moved against each other.</summary>
    private static readonly double[] Steps = [0.5, 0.25, 0.125];

    /// <summary>Bits by which another speed must fit better than 1, and the share of them all.</summary>
    private const double OtherSpeedBits = 8, OtherSpeedShare = 0.03;

    /// <summary>Bits by which a step must make the fit better.</summary>
    private const double LeastBits = 0.5;

    /// <summary>Seconds from the line at which an anchor still says where it lies to less than a sample.</summary>
    private const double OnLine = 0.35;

    /// <summary>The best line near one, and the best stretch on it; null when none is worth anything.</summary>
    public PictureStretch? Refine(LineFit line, IReadOnlyList<Anchor> anchors)
    {
        if (walk.Find(line, geometry, BlockMask.All, 0).MaxBy(stretch => stretch.Nats) is not { } rough)
        {
            return null;
        }

        var middle = (rough.Pairs[0].Time + rough.Pairs[^1].Last) / 2;
        var half = Math.Max(1, (rough.Pairs[^1].Last - rough.Pairs[0].Time) / 2);
        var free = Climb(rough, middle, half, turn: true);
        var plain = Best(LineFit.Through(middle, free.Line.Map(middle), 1), free);
        var chosen = plain is null ? free : Climb(plain, middle, half, turn: false);
        chosen = free.Likeness > (chosen.Likeness * (1 + OtherSpeedShare)) + OtherSpeedBits ? free : chosen;
        return Settled(chosen, middle, anchors);
    }

    /// <summary>The best stretch on a line that shares seconds with another: a line that turns must not come upon something else.</summary>
    private PictureStretch? Best(LineFit line, PictureStretch near) => walk.Find(line, geometry, near.Mask, 0)
        .Where(stretch => stretch.Pairs[0].Time < near.Pairs[^1].Last && stretch.Pairs[^1].Last > near.Pairs[0].Time)
        .MaxBy(stretch => stretch.Likeness);

    private PictureStretch Climb(PictureStretch from, double middle, double half, bool turn)
    {
        var best = from;
        foreach (var step in Steps)
        {
            for (var improved = true; improved;)
            {
                improved = false;
                foreach (var (move, angle) in Moves(step, step / half, turn))
                {
                    var line = LineFit.Through(middle, best.Line.Map(middle) + move, best.Line.Speed + angle);
                    if (line.Speed > 0.5 && line.Speed < 2 && Best(line, best) is { } moved && moved.Likeness > best.Likeness + LeastBits)
                    {
                        (best, improved) = (moved, true);
                    }
                }
            }
        }

        return best;
    }

    private static IEnumerable<(double Move, double Angle)> Moves(double step, double angle, bool turn) => turn
        ? [(step, 0), (-step, 0), (0, angle), (0, -angle), (step, angle), (step, -angle), (-step, angle), (-step, -angle)]
        : [(step, 0), (-step, 0)];

    /// <summary>Samples are a quarter of a second apart; the mean of many anchors is exact to a frame.</summary>
    private PictureStretch Settled(PictureStretch stretch, double middle, IReadOnlyList<Anchor> anchors)
    {
        var (start, end) = (stretch.Pairs[0].Time, stretch.Pairs[^1].Last);
        double sum = 0, weights = 0;
        foreach (var anchor in anchors)
        {
            var error = anchor.MatchTime - stretch.Line.Map(anchor.Time);
            if (Math.Abs(error) <= OnLine && anchor.Time >= start && anchor.Time <= end)
            {
                sum += error * anchor.Nats;
                weights += anchor.Nats;
            }
        }

        var line = weights > 0
            ? LineFit.Through(middle, stretch.Line.Map(middle) + (sum / weights), stretch.Line.Speed)
            : stretch.Line;
        return Best(line, stretch) is { } settled && settled.Likeness >= stretch.Likeness * (1 - OtherSpeedShare) ? settled : stretch;
    }
}
