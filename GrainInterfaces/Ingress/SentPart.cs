namespace TVidz.GrainInterfaces.Ingress;

/// <summary>A part of an upload as its sender knows it.</summary>
/// <param name="PartNumber">From 1.</param>
/// <param name="ETag">As the answer to its PUT named it, with or without quotes.</param>
[GenerateSerializer, Immutable, Alias("tvidz.SentPart")]
public sealed record SentPart([property: Id(0)] int PartNumber, [property: Id(1)] string ETag);
