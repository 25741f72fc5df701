namespace TVidz.GrainInterfaces.Operations;

/// <summary>Videos completed lately, imported ones included.</summary>
/// <param name="CompletedLastMinute">In the last minute.</param>
/// <param name="CompletedLastHour">In the last hour.</param>
[GenerateSerializer, Immutable, Alias("tvidz.Throughput")]
public sealed record Throughput([property: Id(0)] long CompletedLastMinute, [property: Id(1)] long CompletedLastHour);
