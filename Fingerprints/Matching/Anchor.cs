namespace TVidz.Fingerprints.Matching;

/// <summary>A moment of each video at which they show the same picture, as far as can be told.</summary>
/// <param name="Time">Seconds in the query.</param>
/// <param name="MatchTime">Seconds in the library's video.</param>
/// <param name="Nats">What the agreement is worth by itself.</param>
internal readonly record struct Anchor(double Time, double MatchTime, double Nats);
