namespace TVidz.Grains.Ingress;

/// <summary>One record of an S3 event, decoded.</summary>
/// <param name="Name">The event's own name, such as <c>ObjectCreated:Put</c>.</param>
/// <param name="Kind">What has happened.</param>
/// <param name="Bucket">The object's bucket.</param>
/// <param name="Key">The object's key, decoded.</param>
/// <param name="ETag">The object's ETag at the time, without quotes, when the event says it.</param>
/// <param name="Size">Its size in bytes at the time, when the event says it.</param>
public sealed record ObjectEvent(
    string Name, ObjectEventKind Kind, string Bucket, string Key, string? ETag, long? Size);
