using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Library;

/// <summary>A video as a member of a group.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Size">Bytes.</param>
/// <param name="UploadedAt">When it came.</param>
/// <param name="Poster">Whether a poster of it is stored.</param>
/// <param name="LinkedTo">The listed videos of the group that it matches itself; with the others it is connected through these.</param>
[GenerateSerializer, Immutable, Alias("tvidz.GroupVideo")]
public sealed record GroupVideo(
    [property: Id(0)] string VideoId,
    [property: Id(1)] string FileName,
    [property: Id(2)] double? Duration,
    [property: Id(3)] int? Width,
    [property: Id(4)] int? Height,
    [property: Id(5)] long? Size,
    [property: Id(6)] DateTimeOffset UploadedAt,
    [property: Id(7)] bool Poster,
    [property: Id(8)] ImmutableArray<string> LinkedTo);
