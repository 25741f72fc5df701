namespace TVidz.Fingerprints.Landmarks;

/// <summary>A video, and how it may lie on the one searched for: a landmark of each that agree.</summary>
/// <param name="Slot">Its place in the index.</param>
/// <param name="Time">Seconds at which the landmark begins in the video searched for.</param>
/// <param name="MatchTime">Seconds at which it begins in this one.</param>
/// <param name="Speed">Seconds of this one a second of the video searched for.</param>
/// <param name="Votes">How many landmarks say so.</param>
internal readonly record struct Candidate(int Slot, double Time, double MatchTime, double Speed, int Votes);
