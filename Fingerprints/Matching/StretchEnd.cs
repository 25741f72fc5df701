namespace TVidz.Fingerprints.Matching;

/// <summary>One end of a stretch.</summary>
/// <param name="First">Seconds in the first video.</param>
/// <param name="Second">Seconds in the second video.</param>
/// <param name="Nats">What the end is worth, not negative.</param>
/// <param name="Unmatched">Cuts of either video between the outermost agreeing cut and the end.</param>
internal readonly record struct StretchEnd(double First, double Second, double Nats, int Unmatched);
