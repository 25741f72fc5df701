namespace TVidz.GrainInterfaces.Index;

/// <summary>One partition of the index at one moment.</summary>
/// <param name="Partition">Its number.</param>
/// <param name="Videos">Fingerprints held.</param>
/// <param name="Cuts">Cuts held.</param>
/// <param name="MemoryBytes">Bytes held, as the index accounts for them.</param>
/// <param name="LoadedAt">When it was loaded from the database.</param>
/// <param name="Silo">Where it lives.</param>
[GenerateSerializer, Immutable, Alias("tvidz.IndexPartitionView")]
public sealed record IndexPartitionView(
    [property: Id(0)] int Partition,
    [property: Id(1)] int Videos,
    [property: Id(2)] long Cuts,
    [property: Id(3)] long MemoryBytes,
    [property: Id(4)] DateTimeOffset LoadedAt,
    [property: Id(5)] string Silo);
