using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Videos;

/// <summary>Videos that are the same in full length.</summary>
public static class GroupEndpoints
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>Maps the calls.</summary>
    public static void MapGroups(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups", List).WithTags("Videos");
        routes.MapGet("/videos/{videoId}/group", Get).WithTags("Videos").AddEndpointFilter<KnownIds>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Lists groups of videos that full-length matches connect, the one with the newest video first. Some seconds old.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="limit">The most items, 1 to 100; 20 by default.</param>
    /// <param name="cursor">Where the page before ended: its <c>nextCursor</c>.</param>
    public static async Task<Results<Ok<GroupList>, ValidationProblem>> List(
        IGrainFactory grains, int limit = DefaultLimit, string? cursor = null)
    {
        var after = string.IsNullOrEmpty(cursor) ? null : CursorText.Decode(cursor);
        var errors = new FieldErrors()
            .Range("limit", limit, 1, MaxLimit)
            .Add("cursor", string.IsNullOrEmpty(cursor) || after is not null
                ? null
                : "cursor must be the nextCursor of an earlier page.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var page = await grains.Groups().List(limit, after);
        return TypedResults.Ok(new GroupList(page.Items, CursorText.Encode(page.NextCursor)));
    }

    /// <summary>The group of a video.</summary>
    /// <remarks><c>linkedTo</c> names the videos that a video matches itself; with the others it is connected through these only.</remarks>
    /// <param name="videoId">The video.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Results<Ok<VideoGroup>, ProblemHttpResult>> Get(string videoId, IGrainFactory grains) =>
        await grains.Groups().Find(videoId) is { } group
            ? TypedResults.Ok(group)
            : Problems.NotFound("There is no video with this id, or no other video is the same in full length.");

    /// <summary>A page of groups.</summary>
    /// <param name="Items">The group with the newest video first.</param>
    /// <param name="NextCursor">The <c>cursor</c> of the next page; null: this is the last.</param>
    public sealed record GroupList(ImmutableArray<VideoGroup> Items, string? NextCursor);
}
