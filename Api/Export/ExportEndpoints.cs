using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.Api.Videos;

namespace TVidz.Api.Export;

/// <summary>A video's results as a file.</summary>
public static class ExportEndpoints
{
    /// <summary>Maps the call.</summary>
    public static void MapExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/videos/{videoId}/export", Export).WithTags("Videos").AddEndpointFilter<KnownIds>()
            .Produces(StatusCodes.Status200OK, contentType: "text/csv", additionalContentTypes: ["application/json", "text/plain"])
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>A video's cuts and matched segments as a file to save: CSV, JSON, or the segments as an edit decision list (CMX 3600).</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="json">The API's JSON.</param>
    /// <param name="format">csv, json or edl.</param>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Export(
        string videoId, IGrainFactory grains, IOptions<JsonOptions> json, string? format = null)
    {
        if (format is not ("csv" or "json" or "edl"))
        {
            return Problems.Invalid("format must be csv, json or edl.");
        }

        if (await grains.Video(videoId).GetState() is not { } video)
        {
            return Problems.UnknownVideo();
        }

        var export = new VideoExport(video, await grains.Library().GetDuplicates(videoId) ?? []);
        var (text, type) = format switch
        {
            "csv" => (CsvExport.Write(export), "text/csv; charset=utf-8"),
            "edl" => (EdlExport.Write(export), "text/plain; charset=utf-8"),
            _ => (JsonSerializer.Serialize(export, json.Value.SerializerOptions), MediaTypeNames.Application.Json),
        };
        return TypedResults.File(Encoding.UTF8.GetBytes(text), type, $"{video.FileName}.{format}");
    }
}
