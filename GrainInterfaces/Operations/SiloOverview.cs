namespace TVidz.GrainInterfaces.Operations;

/// <summary>One silo.</summary>
/// <param name="Address">Where others reach it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its state in the cluster, such as <c>active</c>.</param>
/// <param name="Slots">Its analysis slots.</param>
/// <param name="Breaker">Its circuit breaker: <c>closed</c>, <c>open</c> or <c>half_open</c>.</param>
[GenerateSerializer, Immutable, Alias("tvidz.SiloOverview")]
public sealed record SiloOverview(
    [property: Id(0)] string Address,
    [property: Id(1)] string Name,
    [property: Id(2)] string Status,
    [property: Id(3)] SlotCounts Slots,
    [property: Id(4)] string Breaker);
