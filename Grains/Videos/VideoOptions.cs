using System.ComponentModel.DataAnnotations;

namespace TVidz.Grains.Videos;

/// <summary>Settings of the videos' grains.</summary>
public sealed class VideoOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Videos";

    /// <summary>An attempt that has not reported for so long counts as dead. Several times the interval of reports.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AttemptExpiry { get; set; } = TimeSpan.FromMinutes(2);
}
