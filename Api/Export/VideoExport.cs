using System.Collections.Immutable;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Export;

/// <summary>A video's cuts, and which of its seconds are which of others'.</summary>
/// <param name="Video">The video, with its cuts.</param>
/// <param name="Duplicates">What it shares, best first.</param>
public sealed record VideoExport(VideoSnapshot Video, ImmutableArray<Duplicate> Duplicates);
