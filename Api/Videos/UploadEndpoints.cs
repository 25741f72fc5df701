using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.Api.Hosting;
using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Api.Videos;

/// <summary>Where to put a new video.</summary>
public static class UploadEndpoints
{
    private const int MaxNameLength = 255;

    /// <summary>Maps the call.</summary>
    public static void MapUploads(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/videos/uploads", Create).WithTags("Videos").ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Announces a video and hands out a presigned URL to put it at.</summary>
    /// <remarks>Send the file to <c>uploadUrl</c> with <c>method</c> and exactly <c>headers</c>; size and type are signed. Its analysis begins by itself.</remarks>
    /// <response code="201">Where and how to put it.</response>
    public static async Task<Results<Created<UploadTicket>, ValidationProblem, ProblemHttpResult>> Create(
        UploadBody body, IGrainFactory grains, IOptions<ApiOptions> options, HttpRequest request)
    {
        var errors = body.Check(options.Value.MaxUploadBytes);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        try
        {
            var ticket = await grains.Intake().CreateUpload(body.ToRequest(request));
            return TypedResults.Created($"/videos/{ticket.VideoId}", ticket);
        }
        catch (ArgumentException exception) when (exception.GetType() == typeof(ArgumentException))
        {
            return Problems.Invalid(exception.Message);
        }
    }

    /// <summary>The file to upload.</summary>
    /// <param name="FileName">Its name, without folders; at most 255 characters.</param>
    /// <param name="ContentType">Its media type: <c>video/…</c> or <c>application/octet-stream</c>.</param>
    /// <param name="Size">Its size in bytes.</param>
    public sealed record UploadBody(
        [property: Required] string? FileName, [property: Required] string? ContentType, [property: Required] long? Size)
    {
        internal FieldErrors Check(long maxSize)
        {
            var errors = new FieldErrors()
                .Text("fileName", FileName, MaxNameLength)
                .Text("contentType", ContentType, MaxNameLength)
                .Add("size", Size is null ? "size is missing." : null)
                .Range("size", Size, 1, maxSize);
            if (FileName is { Length: > 0 } name && (name is "." or ".." || name.Any(c => c is '/' or '\\' || char.IsControl(c))))
            {
                errors.Add("fileName", "fileName must be a plain name, without folders and control characters.");
            }

            if (ContentType is { Length: > 0 } type && !IsVideo(type))
            {
                errors.Add("contentType", "contentType must be a video type such as video/mp4, or application/octet-stream.");
            }

            return errors;
        }

        internal UploadRequest ToRequest(HttpRequest request) =>
            new(FileName!, ContentType!, Size.GetValueOrDefault(), request.IsOfBrowser());

        private static bool IsVideo(string type) =>
            Ascii.IsValid(type) && MediaTypeHeaderValue.TryParse(type, out var parsed)
            && (parsed.Type.Equals("video", StringComparison.OrdinalIgnoreCase)
                || parsed.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase));
    }
}
