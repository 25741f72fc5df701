using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Library;

/// <summary>The video of a group that the others were probably made from.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Reasons">What speaks for it: <c>earliest</c>, <c>highest_resolution</c>, <c>longest</c>.</param>
[GenerateSerializer, Immutable, Alias("tvidz.LikelyOriginal")]
public sealed record LikelyOriginal(
    [property: Id(0)] string VideoId,
    [property: Id(1)] ImmutableArray<string> Reasons);
