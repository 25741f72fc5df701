namespace TVidz.GrainInterfaces.Ingress;

/// <summary>An upload in parts that has begun.</summary>
/// <param name="VideoId">The video that it becomes.</param>
/// <param name="UploadId">Names the upload in further calls.</param>
/// <param name="PartSize">Bytes of every part but the last.</param>
/// <param name="ExpiresAt">Until when parts are taken.</param>
[GenerateSerializer, Immutable, Alias("tvidz.MultipartTicket")]
public sealed record MultipartTicket(
    [property: Id(0)] string VideoId,
    [property: Id(1)] string UploadId,
    [property: Id(2)] long PartSize,
    [property: Id(3)] DateTimeOffset ExpiresAt);
