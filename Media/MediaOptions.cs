using System.ComponentModel.DataAnnotations;

namespace TVidz.Media;

/// <summary>The programs that analyse media and the limits that they run under.</summary>
public sealed class MediaOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Media";

    private const string ShortestTime = "00:00:00.001";
    private const string LongestTime = "7.00:00:00";

    /// <summary>ffmpeg: a name on the PATH, or a path.</summary>
    [Required]
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>ffprobe: a name on the PATH, or a path.</summary>
    [Required]
    public string FfprobePath { get; set; } = "ffprobe";

    /// <summary>How long a probe may take.</summary>
    [Range(typeof(TimeSpan), ShortestTime, LongestTime, ParseLimitsInInvariantCulture = true)]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an analysis may take at least, however short the video is.</summary>
    [Range(typeof(TimeSpan), ShortestTime, LongestTime, ParseLimitsInInvariantCulture = true)]
    public TimeSpan MinAnalysisTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an analysis may take, in multiples of the video's duration.</summary>
    [Range(0.01, 100)]
    public double AnalysisTimeoutFactor { get; set; } = 2;

    /// <summary>How long an analysis may go without a new frame.</summary>
    [Range(typeof(TimeSpan), ShortestTime, LongestTime, ParseLimitsInInvariantCulture = true)]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Decoding threads of one analysis. Few threads and several files side by side use a machine best.</summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 2;

    /// <summary>Address space of a child process, in bytes.</summary>
    [Range(64L << 20, 1L << 46)]
    public long MemoryLimitBytes { get; set; } = 4L << 30;

    /// <summary>How much of a child's error output is kept, in bytes: its beginning and its end. The rest is read and dropped.</summary>
    [Range(256, 1 << 20)]
    public int MaxErrorOutput { get; set; } = 16 << 10;
}
