using System.Collections.Immutable;

namespace TVidz.Grains.Storage;

/// <summary>Leave to PUT one object.</summary>
/// <param name="Url">The presigned URL.</param>
/// <param name="Headers">Headers to send as they are, besides Content-Length, which every HTTP client sets and the signature covers too.</param>
/// <param name="ExpiresAt">When the URL stops working.</param>
public sealed record PresignedUpload(
    string Url, ImmutableDictionary<string, string> Headers, DateTimeOffset ExpiresAt);
