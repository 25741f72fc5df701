using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Api.Videos;

/// <summary>Uploads in parts: for large files, and for lines that break.</summary>
public static class MultipartEndpoints
{
    private const long MaxSize = 5L << 40; // of an object in S3
    private const int MaxParts = 10_000;
    private const int MaxETagLength = 200;

    /// <summary>Maps the calls.</summary>
    public static void MapMultipartUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/videos/uploads/multipart", Create).WithTags("Videos").TakesJson();
        var upload = routes.MapGroup("/videos/{videoId}/uploads/{uploadId}").WithTags("Videos")
            .AddEndpointFilter<KnownIds>().ProducesProblem(StatusCodes.Status404NotFound);
        upload.MapGet("/parts", ListParts);
        upload.MapPost("/parts/{partNumber:int}", PresignPart).ProducesProblem(StatusCodes.Status400BadRequest);
        upload.MapPost("/complete", Complete).TakesJson();
        upload.MapDelete("", Abort);
    }

    /// <summary>Announces a video and begins its upload in parts.</summary>
    /// <remarks>Cut the file into parts of <c>partSize</c> bytes, the last one shorter. Ask for each part's URL, put it there, keep the answer's ETag, and complete the upload. Parts may be put side by side, and again. The analysis begins by itself.</remarks>
    /// <response code="201">The upload has begun.</response>
    public static async Task<Results<Created<MultipartTicket>, ValidationProblem, ProblemHttpResult>> Create(
        UploadEndpoints.UploadBody body, IGrainFactory grains, HttpRequest request)
    {
        var errors = body.Check(MaxSize);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        try
        {
            var ticket = await grains.MultipartUploads().Create(body.ToRequest(request));
            return TypedResults.Created($"/videos/{ticket.VideoId}", ticket);
        }
        catch (ArgumentException exception) when (exception.GetType() == typeof(ArgumentException))
        {
            return Problems.Invalid(exception.Message);
        }
    }

    /// <summary>The parts of an upload that have arrived: to go on after a break.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Results<Ok<PartList>, ProblemHttpResult>> ListParts(
        string videoId, string uploadId, IGrainFactory grains) =>
        await grains.MultipartUploads().ListParts(videoId, uploadId) is { } parts
            ? TypedResults.Ok(new PartList(parts))
            : Unknown();

    /// <summary>Hands out a presigned URL to put one part at; its size is signed.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="partNumber">The part's number, from 1.</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="request">Says whether a web page asks.</param>
    public static async Task<Results<Ok<PartTicket>, ProblemHttpResult>> PresignPart(
        string videoId, string uploadId, int partNumber, IGrainFactory grains, HttpRequest request)
    {
        try
        {
            return await grains.MultipartUploads().PresignPart(videoId, uploadId, partNumber, request.IsOfBrowser())
                is { } ticket
                    ? TypedResults.Ok(ticket)
                    : Unknown();
        }
        catch (ArgumentException exception) when (exception.GetType() == typeof(ArgumentException))
        {
            return Problems.Invalid(exception.Message);
        }
    }

    /// <summary>Makes the parts one file. Doing it twice is doing it once.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="body">All parts.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Complete(
        string videoId, string uploadId, CompleteBody body, IGrainFactory grains)
    {
        var errors = body.Check();
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        try
        {
            return await grains.MultipartUploads().Complete(videoId, uploadId, body.ToParts())
                ? TypedResults.NoContent()
                : Unknown();
        }
        catch (ArgumentException exception) when (exception.GetType() == typeof(ArgumentException))
        {
            return Problems.Invalid(exception.Message);
        }
    }

    /// <summary>Gives an upload up: its parts are removed, and the video that was to come of it.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Results<NoContent, ProblemHttpResult>> Abort(
        string videoId, string uploadId, IGrainFactory grains) =>
        await grains.MultipartUploads().Abort(videoId, uploadId) ? TypedResults.NoContent() : Unknown();

    private static ProblemHttpResult Unknown() =>
        Problems.NotFound("There is no such upload. It may be over or have expired: begin another.");

    private static void TakesJson(this RouteHandlerBuilder call) => call
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Parts that have arrived.</summary>
    /// <param name="Items">By number.</param>
    public sealed record PartList(ImmutableArray<UploadedPart> Items);

    /// <summary>What the file is made of.</summary>
    /// <param name="Parts">All parts, in the order of their numbers.</param>
    public sealed record CompleteBody([property: Required] PartBody[]? Parts)
    {
        internal FieldErrors Check() => new FieldErrors()
            .Add("parts", Parts is not { Length: >= 1 and <= MaxParts }
                ? $"parts must be a list of 1 to {MaxParts} parts."
                : Parts.All(part => part is { PartNumber: not null, ETag: { Length: > 0 and <= MaxETagLength } etag } && Ascii.IsValid(etag))
                    ? null
                    : "Each of parts must have its partNumber and the etag that its upload was answered with.");

        internal ImmutableArray<SentPart> ToParts() =>
            [.. Parts!.Select(part => new SentPart(part.PartNumber.GetValueOrDefault(), part.ETag!))];
    }

    /// <summary>One part.</summary>
    /// <param name="PartNumber">Its number, from 1.</param>
    /// <param name="ETag">The ETag that its PUT was answered with, with or without quotes.</param>
    public sealed record PartBody(
        [property: Required] int? PartNumber,
        [property: Required, JsonPropertyName("etag")] string? ETag);
}
