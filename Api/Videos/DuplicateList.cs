using System.Collections.Immutable;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Videos;

/// <summary>Videos that share material with one.</summary>
/// <param name="Items">Best first.</param>
public sealed record DuplicateList(ImmutableArray<Duplicate> Items);
