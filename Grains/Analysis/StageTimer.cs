using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Analysis;

/// <summary>Measures one stage of an analysis, and says so when it is done.</summary>
internal sealed class StageTimer(StageName stage, AttemptReporter reporter, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();

    /// <summary>The stage is done.</summary>
    /// <param name="decision">What came of it.</param>
    /// <param name="cpu">CPU time of its programs.</param>
    /// <param name="bytes">Read from storage.</param>
    /// <param name="originalId">The video that this one copies.</param>
    public void End(StageDecision decision, TimeSpan cpu = default, long bytes = 0, string? originalId = null)
    {
        var seconds = clock.GetElapsedTime(_began).TotalSeconds;
        KeyValuePair<string, object?>[] tags = [new("stage", stage.ToString()), new("decision", decision.ToString())];
        TVidzTelemetry.StageDuration.Record(seconds, tags);
        TVidzTelemetry.StageCpu.Record(cpu.TotalSeconds, tags);
        TVidzTelemetry.StageBytes.Add(bytes, tags);
        reporter.Report(new AnalysisStage(
            stage, decision, Math.Round(cpu.TotalSeconds, 3), Math.Round(seconds, 3), bytes, originalId));
    }
}
