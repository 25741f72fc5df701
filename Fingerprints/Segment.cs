namespace TVidz.Fingerprints;

/// <summary>One stretch of material that two videos share. All times in seconds.</summary>
/// <param name="Start">Where it begins in this video.</param>
/// <param name="End">Where it ends in this video.</param>
/// <param name="MatchStart">Where it begins in the other video.</param>
/// <param name="MatchEnd">Where it ends in the other video.</param>
/// <param name="Speed">How fast this video plays it compared to the other: 1.25 means 1.25 times as fast.</param>
/// <param name="Mirrored">Whether it is shown mirrored left to right compared to the other.</param>
public readonly record struct Segment(
    double Start, double End, double MatchStart, double MatchEnd, double Speed, bool Mirrored)
{
    /// <summary>The same stretch as seen from the other video.</summary>
    public Segment Reversed() => new(MatchStart, MatchEnd, Start, End, 1 / Speed, Mirrored);
}
