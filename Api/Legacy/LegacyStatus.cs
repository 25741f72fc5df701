using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Legacy;

/// <summary>A video as the predecessor described it; what is not known is left out.</summary>
public sealed record LegacyStatus
{
    /// <summary>A file that is not there yet.</summary>
    public static readonly LegacyStatus Pending = new() { Status = "pending" };

    /// <summary><c>pending</c>, <c>analyzing</c>, <c>done</c> or <c>error</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>0 to 1.</summary>
    [JsonPropertyName("progress"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Progress { get; init; }

    /// <summary>Cuts in seconds.</summary>
    [JsonPropertyName("scene_cuts"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? SceneCuts { get; init; }

    /// <summary>How many cuts.</summary>
    [JsonPropertyName("total_cuts"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalCuts { get; init; }

    /// <summary>The file names of the videos that share material, without those that a person dismissed.</summary>
    [JsonPropertyName("duplicates"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Duplicates { get; init; }

    /// <summary>The file's name.</summary>
    [JsonPropertyName("original_filename"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OriginalFileName { get; init; }

    /// <summary>Why it failed.</summary>
    [JsonPropertyName("error"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>Whether nothing more will happen.</summary>
    [JsonIgnore]
    public bool IsTerminal => Status is "done" or "error";

    internal static LegacyStatus Of(VideoSnapshot video, ImmutableArray<Duplicate> duplicates) => new()
    {
        Status = video.Status switch
        {
            VideoStatus.Pending or VideoStatus.Queued => "pending",
            VideoStatus.Analyzing or VideoStatus.Matching => "analyzing",
            VideoStatus.Completed => "done",
            _ => "error",
        },
        Progress = video.Progress,
        SceneCuts = video.SceneCuts,
        TotalCuts = video.SceneCuts.Length,
        Duplicates =
        [
            .. duplicates
                .Where(duplicate => duplicate.Decision is not { Verdict: Verdict.Dismissed })
                .Select(duplicate => duplicate.FileName),
        ],
        OriginalFileName = video.FileName,
        Error = video.Error?.Message,
    };
}
