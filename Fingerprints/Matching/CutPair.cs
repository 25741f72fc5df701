namespace TVidz.Fingerprints.Matching;

/// <summary>A cut of the first video and the cut of the second that agrees with it, by their indices.</summary>
internal readonly record struct CutPair(int First, int Second);
