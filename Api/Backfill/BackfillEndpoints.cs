using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.Api.Security;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Backfill;

/// <summary>Analyses objects that a bucket holds already.</summary>
public static class BackfillEndpoints
{
    private const int MaxBucketLength = 63;
    private const int MaxPrefixLength = 1024;

    /// <summary>Maps the calls.</summary>
    public static void MapBackfill(this IEndpointRouteBuilder routes)
    {
        var backfill = routes.MapGroup("/backfill").WithTags("Library").RequireAuthorization(AccessControl.Operator);
        backfill.MapPost("", Start).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        backfill.MapGet("/{backfillId}", Get).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Brings a bucket, or what is under a prefix of it, up to date.</summary>
    /// <remarks>Puts all objects on the queue. Analysed are those that have no outcome yet, and again those whose fingerprint was made by an older version of the algorithm; the older one is found by searches until the new one takes its place. All others are left as they are.</remarks>
    /// <response code="202">It has begun.</response>
    public static async Task<Results<Accepted<BackfillStarted>, ValidationProblem>> Start(
        BackfillBody body, IGrainFactory grains)
    {
        var errors = body.Check();
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var backfillId = "b" + Guid.NewGuid().ToString("N");
        try
        {
            await grains.Backfill(backfillId).Start(body.Bucket!, body.Prefix);
        }
        catch (ArgumentException exception) when (exception.GetType() == typeof(ArgumentException))
        {
            return errors.Add("bucket", exception.Message).ToProblem();
        }

        return TypedResults.Accepted($"/backfill/{backfillId}", new BackfillStarted(backfillId));
    }

    /// <summary>How far a backfill is.</summary>
    /// <param name="backfillId">Its id.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Results<Ok<BackfillView>, ProblemHttpResult>> Get(string backfillId, IGrainFactory grains) =>
        VideoIds.IsValid(backfillId) && await grains.Backfill(backfillId).GetState() is { } view
            ? TypedResults.Ok(view)
            : Problems.NotFound("There is no backfill with this id.");

    /// <summary>Which objects.</summary>
    /// <param name="Bucket">The bucket.</param>
    /// <param name="Prefix">Only keys that begin so; all if not given.</param>
    public sealed record BackfillBody([property: Required] string? Bucket, string? Prefix = null)
    {
        internal FieldErrors Check() => new FieldErrors()
            .Text("bucket", Bucket, MaxBucketLength)
            .MaxLength("prefix", Prefix, MaxPrefixLength);
    }

    /// <summary>A backfill that has begun.</summary>
    /// <param name="BackfillId">Its id.</param>
    public sealed record BackfillStarted(string BackfillId);
}
