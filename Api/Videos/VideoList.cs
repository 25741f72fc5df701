using System.Collections.Immutable;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Videos;

/// <summary>A page of videos.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">The <c>cursor</c> of the next page; null: this is the last.</param>
public sealed record VideoList(ImmutableArray<VideoSnapshot> Items, string? NextCursor);
