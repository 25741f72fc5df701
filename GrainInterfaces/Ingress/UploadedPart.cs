using System.Text.Json.Serialization;

namespace TVidz.GrainInterfaces.Ingress;

/// <summary>A part of an upload that has arrived.</summary>
/// <param name="PartNumber">From 1.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ETag">Names its content, without quotes.</param>
[GenerateSerializer, Immutable, Alias("tvidz.UploadedPart")]
public sealed record UploadedPart(
    [property: Id(0)] int PartNumber,
    [property: Id(1)] long Size,
    [property: Id(2), JsonPropertyName("etag")] string ETag);
