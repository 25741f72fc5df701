using System.Collections.Immutable;
using TVidz.GrainInterfaces.Index;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>How far an attempt is.</summary>
/// <param name="Progress">0 to 1.</param>
/// <param name="SceneCuts">The shot boundaries found so far, in seconds, ascending.</param>
[GenerateSerializer, Immutable, Alias("tvidz.AnalysisProgress")]
public sealed record AnalysisProgress(
    [property: Id(0)] double Progress,
    [property: Id(1)] ImmutableArray<double> SceneCuts)
{
    /// <summary>The stages that are done.</summary>
    [Id(2)] public ImmutableArray<AnalysisStage> Stages { get; init; } = [];

    /// <summary>What the stages have found so far, best first; the result takes its place.</summary>
    [Id(3)] public ImmutableArray<FoundMatch> Found { get; init; } = [];
}
