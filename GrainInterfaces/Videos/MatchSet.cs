using System.Collections.Immutable;
using TVidz.GrainInterfaces.Index;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>All matches of one version of a video's fingerprint.</summary>
/// <param name="Revision">The fingerprint that was searched for, as <see cref="IVideoAnalysisGrain.SaveFingerprint"/> numbered it.</param>
/// <param name="Matches">What was found, best first.</param>
[GenerateSerializer, Immutable, Alias("tvidz.MatchSet")]
public sealed record MatchSet(
    [property: Id(0)] long Revision,
    [property: Id(1)] ImmutableArray<FoundMatch> Matches);
