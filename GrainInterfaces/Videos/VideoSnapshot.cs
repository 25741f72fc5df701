using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>A video as it was at one moment: consistent in itself, and never changed afterwards. Times in UTC.</summary>
[GenerateSerializer, Immutable, Alias("tvidz.VideoSnapshot")]
public sealed record VideoSnapshot
{
    /// <summary>The id, see <see cref="VideoIds"/>.</summary>
    [Id(0)] public required string VideoId { get; init; }

    /// <summary>The S3 bucket; empty for an imported fingerprint.</summary>
    [Id(1)] public required string Bucket { get; init; }

    /// <summary>The S3 key, decoded; the file name for an imported fingerprint.</summary>
    [Id(2)] public required string Key { get; init; }

    /// <summary>The name that a person gave it: the key's last part.</summary>
    [Id(3)] public required string FileName { get; init; }

    /// <summary>The object's size in bytes, when known.</summary>
    [Id(4)] public long? Size { get; init; }

    /// <summary>Where it is in its life.</summary>
    [Id(5)] public required VideoStatus Status { get; init; }

    /// <summary>How much of the present attempt is done, 0 to 1; never falls within an attempt.</summary>
    [Id(6)] public double Progress { get; init; }

    /// <summary>Whether its fingerprint can decide anything; unknown until analysed.</summary>
    [Id(7)] public Evidence? Evidence { get; init; }

    /// <summary>Length in seconds.</summary>
    [Id(8)] public double? Duration { get; init; }

    /// <summary>Width in pixels as shown (after rotation).</summary>
    [Id(9)] public int? Width { get; init; }

    /// <summary>Height in pixels as shown (after rotation).</summary>
    [Id(10)] public int? Height { get; init; }

    /// <summary>Mean frames a second.</summary>
    [Id(11)] public double? FrameRate { get; init; }

    /// <summary>The video codec's short name, such as <c>h264</c>.</summary>
    [Id(12)] public string? Codec { get; init; }

    /// <summary>Shot boundaries in seconds, ascending; while analysing, those found so far.</summary>
    [Id(13)] public ImmutableArray<double> SceneCuts { get; init; } = [];

    /// <summary>With how many other videos it shares material; pairs that a person dismissed do not count.</summary>
    [Id(14)] public int DuplicateCount { get; init; }

    /// <summary>Why it failed.</summary>
    [Id(15)] public VideoError? Error { get; init; }

    /// <summary>When it was announced or its object was first seen.</summary>
    [Id(16)] public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>When it completed or failed.</summary>
    [Id(17)] public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Grows with every change of this video: orders snapshots, and is the id of a server-sent event.</summary>
    [Id(18), JsonIgnore] public long Revision { get; init; }

    /// <summary>How its stored thumbnails lie; null: there are none.</summary>
    [Id(19)] public Thumbnails? Thumbnails { get; init; }

    /// <summary>Whether a poster is stored; it is made along with the thumbnails.</summary>
    public bool Poster => Thumbnails is not null;

    /// <summary>The stages of the present or last analysis so far.</summary>
    [Id(20)] public ImmutableArray<AnalysisStage> Stages { get; init; } = [];

    /// <summary>Whether nothing more will happen by itself.</summary>
    [JsonIgnore] public bool IsTerminal => Status is VideoStatus.Completed or VideoStatus.Failed;
}
