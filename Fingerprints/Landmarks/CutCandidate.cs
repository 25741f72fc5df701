namespace TVidz.Fingerprints.Landmarks;

/// <summary>A video that may share cuts with the query.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Nats">What an alignment is worth at most, seen in passing.</param>
internal readonly record struct CutCandidate(int Slot, double Nats);
