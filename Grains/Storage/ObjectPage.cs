using System.Collections.Immutable;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Storage;

/// <summary>A part of a bucket's listing.</summary>
/// <param name="Objects">Objects in the order of their keys.</param>
/// <param name="Continuation">Where the next page begins; null: this is the last.</param>
public sealed record ObjectPage(ImmutableArray<ObjectFacts> Objects, string? Continuation);
