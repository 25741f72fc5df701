using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;
using TVidz.GrainInterfaces.Operations;

namespace TVidz.Api.Operations;

/// <summary>What the cluster does and has to do.</summary>
public static class OverviewEndpoints
{
    /// <summary>Maps the call.</summary>
    public static void MapOverview(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/overview", Get).WithTags("Operations");

    /// <summary>Backlog, slots, silos, index, videos by state, throughput, and failures by reason in the last 24 hours. Some seconds old.</summary>
    /// <param name="grains">The cluster.</param>
    public static async Task<Ok<Overview>> Get(IGrainFactory grains) =>
        TypedResults.Ok(await grains.Overview().GetOverview());
}
