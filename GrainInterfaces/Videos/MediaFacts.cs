using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>What a video's file says of itself.</summary>
/// <param name="Duration">Seconds of picture.</param>
/// <param name="Width">Pixels as shown, after rotation.</param>
/// <param name="Height">Pixels as shown, after rotation.</param>
/// <param name="FrameRate">Mean frames a second.</param>
/// <param name="Codec">The video codec's short name.</param>
/// <param name="Evidence">Whether its fingerprint can decide anything.</param>
/// <param name="Thumbnails">How its stored thumbnails lie; null: there is neither a poster nor thumbnails of it.</param>
[GenerateSerializer, Immutable, Alias("tvidz.MediaFacts")]
public sealed record MediaFacts(
    [property: Id(0)] double Duration,
    [property: Id(1)] int Width,
    [property: Id(2)] int Height,
    [property: Id(3)] double FrameRate,
    [property: Id(4)] string Codec,
    [property: Id(5)] Evidence Evidence,
    [property: Id(6)] Thumbnails? Thumbnails = null)
{
    /// <summary>The stages of the analysis that found this out.</summary>
    [Id(7)] public ImmutableArray<AnalysisStage> Stages { get; init; } = [];
}
