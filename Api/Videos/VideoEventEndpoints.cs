using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Videos;

/// <summary>A video's life as it happens.</summary>
public static class VideoEventEndpoints
{
    /// <summary>Maps the call.</summary>
    public static void MapVideoEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/videos/{videoId}/events", Events).WithTags("Videos").AddEndpointFilter<KnownIds>()
            .Produces<VideoSnapshot>(StatusCodes.Status200OK, "text/event-stream")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Server-sent events, each the whole video, from now until it is completed or failed.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="feed">Follows it.</param>
    /// <param name="lastEventId">The id of the last event that the client has: what a browser sends when it connects again.</param>
    /// <response code="204">The client has the last event already: there will be no more.</response>
    public static async Task<IResult> Events(
        string videoId,
        IGrainFactory grains,
        VideoFeed feed,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId = null)
    {
        if (await grains.Video(videoId).GetState() is not { } video)
        {
            return Problems.UnknownVideo();
        }

        // An id that is not ours is no reason to refuse: the client gets the present snapshot.
        long? seen = long.TryParse(lastEventId, CultureInfo.InvariantCulture, out var revision) ? revision : null;
        return video.IsTerminal && seen == video.Revision
            ? TypedResults.NoContent()
            : new EventStream<VideoSnapshot>(
                cancellation => feed.FollowAsync(videoId, seen, cancellation), snapshot => snapshot.Revision);
    }
}
