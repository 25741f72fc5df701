namespace TVidz.Fingerprints;

/// <summary>A moment of one video and the moment of the other that it falls together with.</summary>
/// <param name="Time">Seconds in this video.</param>
/// <param name="MatchTime">Seconds in the other video.</param>
/// <param name="Error">Seconds by which they miss each other, in this video's time.</param>
public readonly record struct AlignedTime(double Time, double MatchTime, double Error);
