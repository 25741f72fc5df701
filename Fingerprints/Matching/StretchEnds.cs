namespace TVidz.Fingerprints.Matching;

/// <summary>
/// How far a stretch goes beyond its outermost agreeing cuts: to the nearer beginning or end of either video where no
/// cut of either contradicts, else not at all. A cut or two without a counterpart contradict only where few agree.
/// </summary>
internal readonly struct StretchEnds(Timeline first, Timeline second, LineFit fit, int agreeing, double tolerance)
{
    /// <summary>The most that a common end is worth, in nats: many videos are made to last the same.</summary>
    private const double MaxCommonEndNats = 4;

    /// <summary>Seconds: cuts this close to an end say nothing about it.</summary>
    private const double Margin = 0.2;

    /// <summary>Of how many cuts a copy may have lost or won one, and how many at one end at most.</summary>
    private const int CutsALostOne = 8, MaxLost = 2;

    private double Scale => Math.Sqrt(fit.Speed);

    /// <summary>The end towards the videos' beginnings.</summary>
    public StretchEnd Before(CutPair pair)
    {
        var mapped = fit.Map(0);
        var common = Math.Abs(mapped) / Scale <= tolerance;
        (double First, double Second) end = mapped > 0 ? (0, mapped) : (fit.Unmap(0), 0);
        var unmatched = pair.First - CountUpTo(first, end.First + Margin)
            + pair.Second - CountUpTo(second, end.Second + Margin);
        return Weigh(pair, new CutPair(-1, -1), end, unmatched, common ? mapped : null);
    }

    /// <summary>The end towards the videos' ends.</summary>
    public StretchEnd After(CutPair pair)
    {
        var mapped = fit.Map(first.Duration);
        var excess = mapped - second.Duration;
        var common = Math.Abs(excess) / Scale <= tolerance;
        (double First, double Second) end = excess < 0
            ? (first.Duration, mapped)
            : (fit.Unmap(second.Duration), second.Duration);
        var unmatched = Math.Max(0, CountUpTo(first, end.First - Margin) - pair.First - 1)
            + Math.Max(0, CountUpTo(second, end.Second - Margin) - pair.Second - 1);
        return Weigh(
            pair, new CutPair(first.Cuts.Length, second.Cuts.Length), end, unmatched, common ? excess : null);
    }

    private static int CountUpTo(Timeline timeline, double time) => SortedTimes.LowerBound(timeline.Cuts, time);

    private StretchEnd Weigh(
        CutPair pair, CutPair bounds, (double First, double Second) end, int unmatched, double? commonError)
    {
        var cut = (First: first.Cuts[pair.First], Second: second.Cuts[pair.Second]);
        var (inFirst, inSecond) = (Math.Abs(end.First - cut.First), Math.Abs(end.Second - cut.Second));
        unmatched = Math.Max(0, unmatched);
        var common = commonError is { } error && inFirst > Margin
            ? Math.Clamp(
                Stretch.AgreementNats(first, second, pair, bounds, error / Scale, Scale), 0, MaxCommonEndNats)
            : 0;
        if (unmatched > 0 && common + (unmatched * EvidenceModel.UnmatchedNats) <= 0)
        {
            // Worth nothing either way; but where much agrees, a cut lost is likelier than a stretch that ends just here.
            return unmatched <= Math.Min(agreeing / CutsALostOne, MaxLost)
                ? new StretchEnd(end.First, end.Second, 0, 0)
                : new StretchEnd(cut.First, cut.Second, 0, 0);
        }

        var silence = unmatched > 0 ? 0 : SilenceNats(inFirst, inSecond);
        return new StretchEnd(end.First, end.Second, Math.Max(common, silence), unmatched);
    }

    private double SilenceNats(double inFirst, double inSecond)
    {
        if (inFirst <= Margin)
        {
            return 0;
        }

        var chance = Math.Max(
            EvidenceModel.ShotSurvival(inFirst * Scale), Math.Max(first.Survival(inFirst), second.Survival(inSecond)));
        return Math.Min(EvidenceModel.MaxSilenceNats, -Math.Log(chance));
    }
}
