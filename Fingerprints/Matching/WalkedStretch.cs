namespace TVidz.Fingerprints.Matching;

/// <summary>A stretch of a walk over which pictures agree, as far as is needed to tell which line is the better.</summary>
/// <param name="FirstPair">How many pictures agreed on the line before its first one does.</param>
/// <param name="PairCount">Pictures that agree; at least one.</param>
/// <param name="Start">Seconds in the query at which the first of them is seen.</param>
/// <param name="Last">Seconds in the query until which the last of them is seen.</param>
/// <param name="Nats">As in <see cref="PictureStretch"/>.</param>
/// <param name="Likeness">As in <see cref="PictureStretch"/>.</param>
/// <param name="Disagreeing">As in <see cref="PictureStretch"/>.</param>
internal readonly record struct WalkedStretch(
    int FirstPair, int PairCount, double Start, double Last, double Nats, double Likeness, int Disagreeing);
