namespace TVidz.GrainInterfaces.Operations;

/// <summary>Analysis slots.</summary>
/// <param name="Busy">Taken.</param>
/// <param name="Total">All.</param>
[GenerateSerializer, Immutable, Alias("tvidz.SlotCounts")]
public sealed record SlotCounts([property: Id(0)] int Busy, [property: Id(1)] int Total);
