using System.Text.Json;
using System.Text.Json.Serialization;

namespace TVidz.Media.Probing;

/// <summary>What ffprobe writes, as far as it is asked for.</summary>
internal sealed record ProbeReport(ProbeReport.FormatPart? Format, ProbeReport.StreamPart[]? Streams, ProbeReport.ErrorPart? Error)
{
    /// <summary>The argument that asks for exactly these fields.</summary>
    public const string Entries =
        "format=format_name,duration:format_tags=major_brand"
        + ":stream=index,codec_type,codec_name,width,height,avg_frame_rate,r_frame_rate,duration,start_time"
        + ":stream_disposition=default,attached_pic:stream_tags=DURATION:stream_side_data=rotation";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    /// <summary>Reads a report; <see langword="null"/> if it is none.</summary>
    public static ProbeReport? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ProbeReport>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The container. Duration in seconds.</summary>
    internal sealed record FormatPart(string? FormatName, double? Duration, Dictionary<string, string>? Tags);

    /// <summary>A stream. Times in seconds, rates as fractions.</summary>
    internal sealed record StreamPart(
        int Index,
        string? CodecType,
        string? CodecName,
        int Width,
        int Height,
        string? AvgFrameRate,
        string? RFrameRate,
        double? Duration,
        double? StartTime,
        DispositionPart? Disposition,
        Dictionary<string, string>? Tags,
        SideDataPart[]? SideDataList);

    /// <summary>Flags of a stream: 0 or 1.</summary>
    internal sealed record DispositionPart(int Default, int AttachedPic);

    /// <summary>Degrees by which the picture is to be turned.</summary>
    internal sealed record SideDataPart(double? Rotation);

    /// <summary>Why the file could not be opened: the negative of an errno, or one of FFmpeg's own codes.</summary>
    internal sealed record ErrorPart(int Code);
}
