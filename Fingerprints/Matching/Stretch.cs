namespace TVidz.Fingerprints.Matching;

/// <summary>A stretch that two videos may share: the cuts that agree in it, its ends, and what it is worth.</summary>
/// <param name="Pairs">The agreeing cuts, ascending.</param>
/// <param name="Line">The line from the first video's time to the second's.</param>
/// <param name="Segment">Where it lies in both.</param>
/// <param name="Agreement">Nats of the agreeing cuts.</param>
/// <param name="Unmatched">Cuts of either video, within the stretch, without a counterpart.</param>
/// <param name="Ends">Nats of both ends: that the videos begin or end together, or that no cut of either contradicts.</param>
/// <param name="SpeedCost">Nats, not positive, of having fitted the speed.</param>
/// <param name="CoversFirst">Whether it covers the first video from its beginning to its end.</param>
internal sealed record Stretch(
    CutPair[] Pairs,
    LineFit Line,
    Segment Segment,
    double Agreement,
    int Unmatched,
    double Ends,
    double SpeedCost,
    bool CoversFirst)
{
    /// <summary>
    /// Seconds: a speed that moves the cuts by no more than three standard errors of a cut from where speed 1 has them
    /// is speed 1.
    /// </summary>
    private const double SameSpeedError = 0.1;

    /// <summary>Nats of all the evidence.</summary>
    public double Nats => Agreement + (Unmatched * EvidenceModel.UnmatchedNats) + Ends + SpeedCost;

    /// <summary>Whether some seconds of either video are in both stretches.</summary>
    public bool Overlaps(Stretch other) =>
        Overlap(Segment.Start, Segment.End, other.Segment.Start, other.Segment.End)
        || Overlap(Segment.MatchStart, Segment.MatchEnd, other.Segment.MatchStart, other.Segment.MatchEnd);

    /// <summary>Fits the line through the pairs and weighs the evidence.</summary>
    public static Stretch Create(Timeline first, Timeline second, CutPair[] pairs, MatcherOptions options)
    {
        var fit = Fit(first, second, pairs);
        var scale = Math.Sqrt(fit.Speed);
        double agreement = 0;
        var unmatched = 0;
        for (var i = 1; i < pairs.Length; i++)
        {
            var error = (fit.Map(first.Cuts[pairs[i].First]) - second.Cuts[pairs[i].Second]) / scale;
            agreement += AgreementNats(first, second, pairs[i - 1], pairs[i], error, scale);
            unmatched += pairs[i].First - pairs[i - 1].First + pairs[i].Second - pairs[i - 1].Second - 2;
        }

        var ends = new StretchEnds(first, second, fit, pairs.Length, options.Tolerance);
        var start = ends.Before(pairs[0]);
        var end = ends.After(pairs[^1]);
        var segment = new Segment(
            Rounded(start.First), Rounded(end.First), Rounded(start.Second), Rounded(end.Second), fit.Speed, Mirrored: false);
        var speedCost = fit.Speed == 1
            ? 0
            : EvidenceModel.SpeedNats(fit.Spread * scale, 2 * Math.Log(options.MaxSpeedChange));
        return new Stretch(
            pairs, fit, segment, agreement, unmatched + start.Unmatched + end.Unmatched, start.Nats + end.Nats, speedCost,
            start.First <= options.Tolerance && end.First >= first.Duration - options.Tolerance);
    }

    /// <summary>To a tenth of a millisecond: more digits would claim what no frame rate can show.</summary>
    internal static double Rounded(double seconds) => Math.Round(seconds, 4);

    /// <summary>Worth of a pair that follows another, leaving out the cost of cuts between them.</summary>
    /// <param name="first">The first video.</param>
    /// <param name="second">The second video.</param>
    /// <param name="one">A pair.</param>
    /// <param name="other">The pair before or after it.</param>
    /// <param name="error">Seconds, in the time between both videos' times (see <paramref name="scale"/>).</param>
    /// <param name="scale">Root of the speed: neither video's seconds are preferred, so that both see the same.</param>
    public static double AgreementNats(
        Timeline first, Timeline second, CutPair one, CutPair other, double error, double scale)
    {
        var (from, to) = one.First < other.First ? (one, other) : (other, one);
        var coincidence = Math.Max(
            first.CoincidenceDensity(from.First, to.First) / scale,
            second.CoincidenceDensity(from.Second, to.Second) * scale);
        return EvidenceModel.AgreementNats(error, coincidence);
    }

    private static bool Overlap(double start, double end, double otherStart, double otherEnd) =>
        Math.Min(end, otherEnd) - Math.Max(start, otherStart) > SameSpeedError;

    private static LineFit Fit(Timeline first, Timeline second, CutPair[] pairs)
    {
        var free = FitTo(new LineFit(1, 0));
        return Math.Abs(free.Speed - 1) * free.Spread > SameSpeedError ? free : FitTo(LineFit.Fixed(1));

        LineFit FitTo(LineFit fit)
        {
            foreach (var pair in pairs)
            {
                fit.Add(first.Cuts[pair.First], second.Cuts[pair.Second]);
            }

            return fit;
        }
    }
}
