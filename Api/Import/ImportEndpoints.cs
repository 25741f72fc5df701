using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using TVidz.Api.Cluster;
using TVidz.Api.Security;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace TVidz.Api.Import;

/// <summary>Moves a library over.</summary>
public static class ImportEndpoints
{
    /// <summary>Maps the call.</summary>
    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/fingerprints/import", Import).WithTags("Library")
            .RequireAuthorization(AccessControl.Operator)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<ImportLine>("application/x-ndjson", "application/ndjson", "application/jsonl", "application/json")
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Takes fingerprints in that were computed elsewhere: one JSON object a line, any number of lines.</summary>
    /// <remarks>Lines are independent of each other: what is wrong with one is reported and the others are taken in. A line has at most 4 MiB. After an error, send the same lines again.</remarks>
    /// <response code="200">How many were taken in, and which were not and why.</response>
    public static async Task<Ok<ImportReport>> Import(
        HttpRequest request, IGrainFactory grains, IOptions<JsonOptions> json, CancellationToken cancellationToken)
    {
        var importer = new Importer(grains.Library(), json.Value.SerializerOptions);
        var lines = new LineReader(request.BodyReader, Importer.MaxLineBytes);
        return TypedResults.Ok(await importer.RunAsync(lines, cancellationToken));
    }
}
