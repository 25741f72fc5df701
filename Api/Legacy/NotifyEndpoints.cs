using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;
using TVidz.Api.Hosting;

namespace TVidz.Api.Legacy;

/// <summary>The predecessor's way to announce an object.</summary>
public static class NotifyEndpoints
{
    private const string NoEvent = "The body is no S3 event: a JSON object with Records, each with s3.bucket.name and s3.object.key.";

    /// <summary>Maps the call.</summary>
    public static void MapNotify(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/notify", Notify).WithTags("Predecessor")
            .Accepts<JsonElement>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Takes an S3 event in, as the bucket itself would send it.</summary>
    /// <response code="200">What was begun.</response>
    public static async Task<Results<Ok<NotifyAnswer>, ProblemHttpResult>> Notify(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(
                request.Body, new JsonDocumentOptions { MaxDepth = HttpHosting.MaxJsonDepth }, cancellationToken);
            var events = await grains.Intake().Notify(body.RootElement.GetRawText());
            return TypedResults.Ok(new NotifyAnswer(
                events > 0 ? "Analysis started" : "Nothing to analyse", S3EventBody.FirstKey(body.RootElement)));
        }
        catch (JsonException)
        {
            return InvalidEvent(NoEvent);
        }
        catch (ArgumentException exception) when (exception.GetType() == typeof(ArgumentException))
        {
            return InvalidEvent(exception.Message);
        }
    }

    // Problem details for ours, and in them the member that the predecessor's clients read.
    private static ProblemHttpResult InvalidEvent(string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status400BadRequest, extensions: [new("error", "Invalid event format")]);

    /// <summary>What became of an event.</summary>
    /// <param name="Status">In words.</param>
    /// <param name="File">The key of its first object.</param>
    public sealed record NotifyAnswer(string Status, string? File);
}
