using System.ComponentModel.DataAnnotations;

namespace TVidz.Grains.Analysis;

/// <summary>Settings of the analysis of videos.</summary>
public sealed class AnalysisOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Analysis";

    /// <summary>Where objects are downloaded to; null: the system's folder for temporary files.</summary>
    public string? TempDirectory { get; set; }

    /// <summary>What to do with a video that an early stage has found to be a copy from beginning to end.</summary>
    public EarlyDuplicate OnEarlyDuplicate { get; set; } = EarlyDuplicate.Stop;

    /// <summary>
    /// Millions of pixels (of all frames) from which the key frames are looked at first, and from a quarter of which the packets
    /// are, where that takes a program: to start one costs a tenth of a second, and what is smaller is decoded in a few of them.
    /// Packets that can be read without a program always are.
    /// </summary>
    [Range(0, 1e9)]
    public double EarlyStagesFrom { get; set; } = 1500;

    /// <summary>How often an attempt says that it is alive. Several times more often than <see cref="Videos.VideoOptions.AttemptExpiry"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ReportInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a step that failed in passing (storage, database, a silo that left) is tried again at once; then the message's turn comes again later.</summary>
    [Range(0, 20)]
    public int Retries { get; set; } = 4;

    /// <summary>The pause before the first of these retries; it doubles each time, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);
}
