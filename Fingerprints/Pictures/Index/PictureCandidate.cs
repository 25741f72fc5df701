namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>A video that may share pictures with the one searched for.</summary>
/// <param name="Slot">Its place in the index.</param>
/// <param name="Score">How much speaks for it, in nats, about.</param>
internal readonly record struct PictureCandidate(int Slot, double Score);
