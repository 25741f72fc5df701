namespace TVidz.Fingerprints.Matching;

/// <summary>A stretch that two videos share, as far as cuts, pictures or both say so.</summary>
/// <param name="Segment">Where it lies in both.</param>
/// <param name="Line">The line from the first video's time to the second's.</param>
/// <param name="Cuts">What the cuts say; null when nothing.</param>
/// <param name="Pictures">What the pictures say; null when nothing.</param>
internal sealed record SharedStretch(Segment Segment, LineFit Line, Stretch? Cuts, PictureStretch? Pictures)
{
    /// <summary>Seconds: less is no overlap, unless it is half of the shorter.</summary>
    private const double Touching = 0.5;

    /// <summary>The share of a better stretch's likeness that makes another a repetition, not something similar.</summary>
    private const double AsAlike = 0.85;

    /// <summary>The share of the nats that a better stretch has in the same seconds which a repetition has at least.</summary>
    private const double AsMuch = 0.5;

    /// <summary>Nats of all the evidence. Cuts that do not agree do not speak against pictures that do: cuts are lost in dissolves.</summary>
    public double Nats => Pictures is null ? Cuts!.Nats : Pictures.Nats + Math.Max(0, Cuts?.Nats ?? 0);

    /// <summary>
    /// Whether this stretch claims seconds of the first video that a better one has; or seconds of the second, unless as
    /// much speaks for it there: then they are shown twice, and are not just similar.
    /// </summary>
    public bool Contradicts(SharedStretch better) =>
        Overlap(Segment.Start, Segment.End, better.Segment.Start, better.Segment.End)
        || (Overlap(Segment.MatchStart, Segment.MatchEnd, better.Segment.MatchStart, better.Segment.MatchEnd)
            && !IsRepetitionOf(better));

    private bool IsRepetitionOf(SharedStretch better)
    {
        var shared = Math.Min(Segment.MatchEnd, better.Segment.MatchEnd) - Math.Max(Segment.MatchStart, better.Segment.MatchStart);
        var share = shared / (better.Segment.MatchEnd - better.Segment.MatchStart);
        return Pictures?.MeanLikeness >= better.Pictures?.MeanLikeness * AsAlike && Nats >= better.Nats * share * AsMuch;
    }

    private static bool Overlap(double start, double end, double otherStart, double otherEnd) =>
        Math.Min(end, otherEnd) - Math.Max(start, otherStart) > Math.Min(Touching, Math.Min(end - start, otherEnd - otherStart) / 2);
}
