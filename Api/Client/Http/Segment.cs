namespace TVidz.Client.Http;

/// <summary>A stretch of shared material. All times in seconds.</summary>
/// <param name="Start">Where it begins in this video.</param>
/// <param name="End">Where it ends in this video.</param>
/// <param name="MatchStart">Where it begins in the other video.</param>
/// <param name="MatchEnd">Where it ends in the other video.</param>
/// <param name="Speed">How fast this video plays it compared to the other.</param>
/// <param name="Mirrored">Whether it is shown mirrored.</param>
internal sealed record Segment(
    double Start, double End, double MatchStart, double MatchEnd, double Speed, bool Mirrored);
