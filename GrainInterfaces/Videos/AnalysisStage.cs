namespace TVidz.GrainInterfaces.Videos;

/// <summary>One stage of an analysis: what it decided, and what it cost.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Decision">What came of it.</param>
/// <param name="CpuSeconds">CPU time of the programs that it ran (ffprobe, ffmpeg).</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Bytes">Bytes read from the object storage.</param>
/// <param name="VideoId">The video that this one copies, where the decision is <see cref="StageDecision.Duplicate"/>.</param>
[GenerateSerializer, Immutable, Alias("tvidz.AnalysisStage")]
public sealed record AnalysisStage(
    [property: Id(0)] StageName Stage,
    [property: Id(1)] StageDecision Decision,
    [property: Id(2)] double CpuSeconds,
    [property: Id(3)] double Seconds,
    [property: Id(4)] long Bytes = 0,
    [property: Id(5)] string? VideoId = null);
