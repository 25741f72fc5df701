using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Ingress;

/// <summary>Where and how to put an upload.</summary>
/// <param name="VideoId">The video that it becomes.</param>
/// <param name="UploadUrl">A presigned URL.</param>
/// <param name="Method">The HTTP method, PUT.</param>
/// <param name="Headers">The headers that the request must carry: the signature covers them.</param>
/// <param name="ExpiresAt">When the URL stops working.</param>
[GenerateSerializer, Immutable, Alias("tvidz.UploadTicket")]
public sealed record UploadTicket(
    [property: Id(0)] string VideoId,
    [property: Id(1)] string UploadUrl,
    [property: Id(2)] string Method,
    [property: Id(3)] ImmutableDictionary<string, string> Headers,
    [property: Id(4)] DateTimeOffset ExpiresAt);
