using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Operations;

/// <summary>What the cluster does and has to do, some seconds old at most.</summary>
/// <param name="Queue">The backlog.</param>
/// <param name="Slots">Analysis slots of all silos.</param>
/// <param name="Silos">The silos that are alive.</param>
/// <param name="Index">The fingerprint index.</param>
/// <param name="Videos">How many videos are in which state.</param>
/// <param name="Throughput">Videos completed lately.</param>
/// <param name="Failures">Why videos failed in the last 24 hours, the most frequent first.</param>
[GenerateSerializer, Immutable, Alias("tvidz.Overview")]
public sealed record Overview(
    [property: Id(0)] QueueCounts Queue,
    [property: Id(1)] SlotCounts Slots,
    [property: Id(2)] ImmutableArray<SiloOverview> Silos,
    [property: Id(3)] IndexOverview Index,
    [property: Id(4)] StatusCounts Videos,
    [property: Id(5)] Throughput Throughput,
    [property: Id(6)] ImmutableArray<FailureCount> Failures);
