using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Library;

/// <summary>Videos that are connected by full-length matches that nobody dismissed.</summary>
/// <param name="GroupId">The lowest id of its videos.</param>
/// <param name="Size">How many videos it has.</param>
/// <param name="Original">The likely original among those listed.</param>
/// <param name="Videos">Its videos, the earliest first; at most 200.</param>
[GenerateSerializer, Immutable, Alias("tvidz.VideoGroup")]
public sealed record VideoGroup(
    [property: Id(0)] string GroupId,
    [property: Id(1)] int Size,
    [property: Id(2)] LikelyOriginal Original,
    [property: Id(3)] ImmutableArray<GroupVideo> Videos);
