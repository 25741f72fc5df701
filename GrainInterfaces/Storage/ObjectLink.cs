namespace TVidz.GrainInterfaces.Storage;

/// <summary>Leave to read one object.</summary>
/// <param name="Url">A presigned URL.</param>
/// <param name="ExpiresAt">When it stops working.</param>
[GenerateSerializer, Immutable, Alias("tvidz.ObjectLink")]
public sealed record ObjectLink([property: Id(0)] string Url, [property: Id(1)] DateTimeOffset ExpiresAt);
