using System.Collections.Immutable;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.GrainInterfaces.Library;

/// <summary>One page of the library.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Where the next page begins; null: this is the last.</param>
[GenerateSerializer, Immutable, Alias("tvidz.VideoPage")]
public sealed record VideoPage(
    [property: Id(0)] ImmutableArray<VideoSnapshot> Items,
    [property: Id(1)] ListCursor? NextCursor);
