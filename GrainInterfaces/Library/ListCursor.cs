namespace TVidz.GrainInterfaces.Library;

/// <summary>A place in the library's order (newest first, then by id).</summary>
/// <param name="UploadedAt">Of the last item before it.</param>
/// <param name="VideoId">Of the last item before it.</param>
[GenerateSerializer, Immutable, Alias("tvidz.ListCursor")]
public sealed record ListCursor([property: Id(0)] DateTimeOffset UploadedAt, [property: Id(1)] string VideoId);
