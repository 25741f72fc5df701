using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Ingress;

/// <summary>Where and how to put one part of an upload.</summary>
/// <param name="UploadUrl">A presigned URL.</param>
/// <param name="Method">The HTTP method, PUT.</param>
/// <param name="Headers">The headers that the request must carry.</param>
/// <param name="ExpiresAt">When the URL stops working.</param>
[GenerateSerializer, Immutable, Alias("tvidz.PartTicket")]
public sealed record PartTicket(
    [property: Id(0)] string UploadUrl,
    [property: Id(1)] string Method,
    [property: Id(2)] ImmutableDictionary<string, string> Headers,
    [property: Id(3)] DateTimeOffset ExpiresAt);
