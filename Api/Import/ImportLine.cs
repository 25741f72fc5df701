using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using TVidz.Api.Errors;
using TVidz.Api.Search;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Import;

/// <summary>One line of an import.</summary>
/// <param name="FileName">The video's name.</param>
/// <param name="Duration">Its length in seconds.</param>
/// <param name="SceneCuts">Its cuts in seconds: above 0, strictly ascending, at most the duration.</param>
/// <param name="VideoId">Its id, of A-Z, a-z, 0-9, <c>_</c> and <c>-</c>, at most 64; made from the file name if not given, so that a repeated import changes nothing.</param>
public sealed record ImportLine(
    [property: Required] string? FileName,
    [property: Required] double? Duration,
    [property: Required] double[]? SceneCuts,
    string? VideoId = null)
{
    private const int MaxNameLength = 1024;

    /// <summary>Reads a line.</summary>
    /// <param name="json">The line, without its end.</param>
    /// <param name="options">The API's JSON.</param>
    /// <returns>The video, or the reason why it is none.</returns>
    internal static (ImportedVideo? Video, string? Reason) Read(ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportLine>(json, options) is not { } line
                ? (null, "The line is not a JSON object.")
                : line.Check() is { Any: true } errors ? (null, errors.ToString()) : (line.ToVideo(), null);
        }
        catch (JsonException exception)
        {
            return (null, JsonFault.Describe(exception, "line"));
        }
    }

    private FieldErrors Check() => new FieldErrors()
        .Text("fileName", FileName, MaxNameLength)
        .Add("duration", Duration is null ? "duration is missing." : null)
        .Range("duration", Duration, 0, SearchEndpoints.MaxDuration)
        .Add("sceneCuts", SceneCuts is null ? "sceneCuts is missing." : SceneCutCheck.Validate(SceneCuts, Duration))
        .Add("videoId", VideoId is null || VideoIds.IsValid(VideoId)
            ? null
            : $"videoId must be 1 to {VideoIds.MaxLength} of A-Z, a-z, 0-9, _ and -.");

    private ImportedVideo ToVideo() => new(
        VideoId ?? VideoIds.For("", FileName!),
        FileName!,
        new Fingerprint(Fingerprint.CurrentVersion, Duration.GetValueOrDefault(), [.. SceneCuts!]));
}
