using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Operations;

/// <summary>The fingerprint index.</summary>
/// <param name="Partitions">How many there are.</param>
/// <param name="Answering">How many answered.</param>
/// <param name="Videos">Fingerprints held.</param>
/// <param name="Cuts">Cuts held.</param>
/// <param name="MemoryBytes">Bytes held.</param>
/// <param name="Silos">Partitions a silo, by its address.</param>
[GenerateSerializer, Immutable, Alias("tvidz.IndexOverview")]
public sealed record IndexOverview(
    [property: Id(0)] int Partitions,
    [property: Id(1)] int Answering,
    [property: Id(2)] long Videos,
    [property: Id(3)] long Cuts,
    [property: Id(4)] long MemoryBytes,
    [property: Id(5)] ImmutableDictionary<string, int> Silos);
