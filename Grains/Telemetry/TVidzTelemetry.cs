using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TVidz.Grains.Telemetry;

/// <summary>The names under which TVidz traces and measures, and its instruments. No video id is ever a dimension.</summary>
public static class TVidzTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "TVidz";

    /// <summary>Spans from the S3 event to the last match.</summary>
    public static readonly ActivitySource Source = new(Name);

    /// <summary>All instruments below, and those that hosts add for what they alone can see.</summary>
    public static readonly Meter Meter = new(Name);

    /// <summary>Seconds from a message's sending to the beginning of its work.</summary>
    public static readonly Histogram<double> QueueWait =
        Meter.CreateHistogram<double>("tvidz.queue.wait", "s", "Time a message waited on the queue");

    /// <summary>Messages by what became of them (outcome = done, retry, later, rejected, abandoned).</summary>
    public static readonly Counter<long> Messages =
        Meter.CreateCounter<long>("tvidz.queue.messages", "{message}", "Messages handled, by outcome");

    /// <summary>Seconds an analysis took (outcome = completed or the error's code).</summary>
    public static readonly Histogram<double> AnalysisDuration =
        Meter.CreateHistogram<double>("tvidz.analysis.duration", "s", "Time an analysis took, by outcome");

    /// <summary>Seconds of video analysed a second.</summary>
    public static readonly Histogram<double> AnalysisSpeed =
        Meter.CreateHistogram<double>("tvidz.analysis.speed", "s/s", "Seconds of video analysed a second");

    /// <summary>Seconds a stage of an analysis took (stage, decision).</summary>
    public static readonly Histogram<double> StageDuration =
        Meter.CreateHistogram<double>("tvidz.stage.duration", "s", "Time a stage of an analysis took, by stage and decision");

    /// <summary>CPU seconds of the programs that a stage of an analysis ran (stage, decision).</summary>
    public static readonly Histogram<double> StageCpu =
        Meter.CreateHistogram<double>("tvidz.stage.cpu", "s", "CPU time of a stage's programs, by stage and decision");

    /// <summary>Bytes that a stage of an analysis read from storage (stage, decision).</summary>
    public static readonly Counter<long> StageBytes =
        Meter.CreateCounter<long>("tvidz.stage.bytes", "By", "Bytes that a stage read from storage, by stage and decision");

    /// <summary>Videos failed, by code.</summary>
    public static readonly Counter<long> Failures =
        Meter.CreateCounter<long>("tvidz.analysis.failures", "{video}", "Videos failed, by error code");

    /// <summary>Seconds a search over all partitions took.</summary>
    public static readonly Histogram<double> SearchDuration =
        Meter.CreateHistogram<double>("tvidz.search.duration", "s", "Time a search of the whole index took");

    /// <summary>Pairs of videos found to share material.</summary>
    public static readonly Counter<long> Matches =
        Meter.CreateCounter<long>("tvidz.matches", "{pair}", "Pairs found to share material");
}
