using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Library;

/// <summary>A page of groups.</summary>
/// <param name="Items">The group with the newest video first.</param>
/// <param name="NextCursor">Where the next page begins; null: this is the last.</param>
[GenerateSerializer, Immutable, Alias("tvidz.GroupPage")]
public sealed record GroupPage(
    [property: Id(0)] ImmutableArray<VideoGroup> Items,
    [property: Id(1)] ListCursor? NextCursor);
