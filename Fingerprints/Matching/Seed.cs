namespace TVidz.Fingerprints.Matching;

/// <summary>Three cuts of each video whose distances agree: where an alignment may start.</summary>
internal readonly record struct Seed(CutPair Start, CutPair Middle, CutPair End, bool SameSpeed);
