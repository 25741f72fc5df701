namespace TVidz.Fingerprints.Matching;

/// <summary>A stretch that two videos share, as far as cuts, pictures or both say so.</summary>
/// <param name="Segment">Where it lies in both.</param>
/// <param name="Line">The line from the first video's time to the second's.</param>
/// <param name="Cuts">What the cuts say; null when nothing.</param>
/// <param name="Pictures">What the pictures say; null when nothing.</param>
internal sealed record SharedStretch(Segment Segment, LineFit Line, Stretch? Cuts, PictureStretch? Pictures)
{
    /// <summary>Seconds: less is no overlap.</summary>
    private const double Touching = 0.5;

    /// <summary>Nats of all the evidence. Cuts that do not agree do not speak against pictures that do: cuts are lost in dissolves.</summary>
    public double Nats => Pictures is null ? Cuts!.Nats : Pictures.Nats + Math.Max(0, Cuts?.Nats ?? 0);

    /// <summary>Whether the stretches claim the same seconds of the first video, or the same of both.</summary>
    public bool Overlaps(SharedStretch other) =>
        Overlap(Segment.Start, Segment.End, other.Segment.Start, other.Segment.End)
        || (Pictures is null && Overlap(Segment.MatchStart, Segment.MatchEnd, other.Segment.MatchStart, other.Segment.MatchEnd));

    private static bool Overlap(double start, double end, double otherStart, double otherEnd) =>
        Math.Min(end, otherEnd) - Math.Max(start, otherStart) > Touching;
}
