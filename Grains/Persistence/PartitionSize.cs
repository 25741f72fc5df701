namespace TVidz.Grains.Persistence;

/// <summary>About how much a partition of the index is to hold.</summary>
/// <param name="Videos">Fingerprints.</param>
/// <param name="Cuts">Their cuts.</param>
/// <param name="Pictures">Pictures that the index takes.</param>
public readonly record struct PartitionSize(int Videos, long Cuts, int Pictures);
