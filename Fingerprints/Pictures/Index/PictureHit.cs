namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>A hash of the index that is near one that is looked for.</summary>
/// <param name="Slot">Whose it is.</param>
/// <param name="Time">Seconds at which its picture begins.</param>
/// <param name="Wanted">Index of the hash that was looked for.</param>
/// <param name="Distance">Bits in which they differ.</param>
internal readonly record struct PictureHit(int Slot, float Time, int Wanted, int Distance);
