using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;

namespace TVidz.Api.Operations;

/// <summary>Whether the API lives, and whether it can do its work.</summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Maps the calls; they need no key.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Operations").AllowAnonymous();
        health.MapGet("/live", Live);
        health.MapGet("/ready", Ready).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The process runs, whatever the silos do.</summary>
    public static Ok<Health> Live() => TypedResults.Ok(new Health("live"));

    /// <summary>A silo answers, and the database answers it.</summary>
    /// <response code="200">Calls will be answered.</response>
    /// <response code="503">Not at the moment.</response>
    public static async Task<Results<Ok<Health>, ProblemHttpResult>> Ready(
        IGrainFactory grains, HttpContext context, TimeProvider time)
    {
        try
        {
            await grains.Library().Check().WaitAsync(Patience, time, context.RequestAborted);
            return TypedResults.Ok(new Health("ready"));
        }
        catch (Exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Problems.Unavailable(context, "No silo answers, or its database does not.");
        }
    }

    /// <summary>The answer of a health call.</summary>
    /// <param name="Status"><c>live</c> or <c>ready</c>.</param>
    public sealed record Health(string Status);
}
