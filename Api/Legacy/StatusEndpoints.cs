using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using TVidz.Api.Cluster;
using TVidz.Api.Hosting;
using TVidz.Api.Security;
using TVidz.Api.Videos;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Legacy;

/// <summary>The predecessor's status calls, by file name.</summary>
public static class StatusEndpoints
{
    /// <summary>Maps the calls; web pages of any origin may read them, as they could there.</summary>
    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        var status = routes.MapGroup("/status").WithTags("Predecessor").RequireCors(AccessControl.AnyOrigin);
        status.MapGet("/{fileName}", Get);
        status.MapGet("/stream/{fileName}", Stream).Produces<LegacyStatus>(StatusCodes.Status200OK, "text/event-stream");
    }

    /// <summary>A file's analysis; an unknown file is pending.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Ok<LegacyStatus>> Get(string fileName, IGrainFactory grains) =>
        TypedResults.Ok(await grains.Library().FindByFileName(fileName) is { } video
            ? await DescribeAsync(video, grains)
            : LegacyStatus.Pending);

    /// <summary>Server-sent events with the status until it is done or error; waits for a file that is not there yet.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="feed">Follows a video.</param>
    /// <param name="options">How often to look for a file.</param>
    /// <param name="time">The clock.</param>
    public static EventStream<LegacyStatus> Stream(
        string fileName, IGrainFactory grains, VideoFeed feed, IOptions<ApiOptions> options, TimeProvider time)
    {
        var pause = TimeSpan.FromSeconds(options.Value.StatusPollSeconds);
        return new EventStream<LegacyStatus>(Follow, _ => null);

        async IAsyncEnumerable<LegacyStatus> Follow([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            while (true)
            {
                var video = await TryFindAsync(fileName, grains);
                if (video is null)
                {
                    yield return LegacyStatus.Pending;
                }

                while (video is null)
                {
                    await Task.Delay(pause, time, cancellationToken);
                    video = await TryFindAsync(fileName, grains);
                }

                await foreach (var snapshot in feed.FollowAsync(video.VideoId, null, cancellationToken))
                {
                    yield return await DescribeAsync(snapshot, grains);
                    if (snapshot.IsTerminal)
                    {
                        yield break;
                    }
                }
            }
        }
    }

    private static async Task<VideoSnapshot?> TryFindAsync(string fileName, IGrainFactory grains)
    {
        try
        {
            return await grains.Library().FindByFileName(fileName);
        }
        catch (Exception exception) when (ClusterFailure.IsPassing(exception))
        {
            return null;
        }
    }

    private static async Task<LegacyStatus> DescribeAsync(VideoSnapshot video, IGrainFactory grains) => LegacyStatus.Of(
        video, video.DuplicateCount > 0 ? await grains.Library().GetDuplicates(video.VideoId) ?? [] : []);
}
