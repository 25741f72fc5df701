using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>How far an attempt is.</summary>
/// <param name="Progress">0 to 1.</param>
/// <param name="SceneCuts">The shot boundaries found so far, in seconds, ascending.</param>
[GenerateSerializer, Immutable, Alias("tvidz.AnalysisProgress")]
public sealed record AnalysisProgress(
    [property: Id(0)] double Progress,
    [property: Id(1)] ImmutableArray<double> SceneCuts);
