using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.Api.Security;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Videos;

/// <summary>Videos and what they share.</summary>
public static class VideoEndpoints
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 1000;
    private const int MaxTextLength = 200;

    /// <summary>Maps the calls.</summary>
    public static void MapVideos(this IEndpointRouteBuilder routes)
    {
        var videos = routes.MapGroup("/videos").WithTags("Videos");
        videos.MapGet("", List);

        var video = videos.MapGroup("/{videoId}").AddEndpointFilter<KnownIds>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        video.MapGet("", Get);
        video.MapDelete("", Delete).RequireAuthorization(AccessControl.Operator);
        video.MapGet("/duplicates", Duplicates);
        video.MapGet("/duplicates/{otherId}", Explain);
        video.MapPost("/analysis", Analyze).RequireAuthorization(AccessControl.Operator)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>Lists videos, newest first.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="status">Only videos in this state: pending, queued, analyzing, matching, completed or failed.</param>
    /// <param name="q">Only videos whose file name contains this, whatever the case; at most 200 characters.</param>
    /// <param name="limit">The most items, 1 to 1000; 50 by default.</param>
    /// <param name="cursor">Where the page before ended: its <c>nextCursor</c>.</param>
    public static async Task<Results<Ok<VideoList>, ValidationProblem>> List(
        IGrainFactory grains, string? status = null, string? q = null, int limit = DefaultLimit, string? cursor = null)
    {
        VideoStatus? wanted = Enum.GetValues<VideoStatus>().Cast<VideoStatus?>().FirstOrDefault(value =>
            string.Equals(value.ToString(), status, StringComparison.OrdinalIgnoreCase));
        var after = string.IsNullOrEmpty(cursor) ? null : CursorText.Decode(cursor);
        var errors = new FieldErrors()
            .Range("limit", limit, 1, MaxLimit)
            .MaxLength("q", q, MaxTextLength)
            .Add("status", string.IsNullOrEmpty(status) || wanted is not null
                ? null
                : "status must be pending, queued, analyzing, matching, completed or failed.")
            .Add("cursor", string.IsNullOrEmpty(cursor) || after is not null
                ? null
                : "cursor must be the nextCursor of an earlier page.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var text = string.IsNullOrWhiteSpace(q) ? null : q;
        var page = await grains.Library().List(new VideoListQuery(wanted, text, limit, after));
        return TypedResults.Ok(new VideoList(page.Items, CursorText.Encode(page.NextCursor)));
    }

    /// <summary>One video as it is now.</summary>
    /// <param name="videoId">Its id.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Results<Ok<VideoSnapshot>, ProblemHttpResult>> Get(string videoId, IGrainFactory grains) =>
        await grains.Video(videoId).GetState() is { } video ? TypedResults.Ok(video) : Problems.UnknownVideo();

    /// <summary>The videos that share material with this one, best first.</summary>
    /// <param name="videoId">This video.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Results<Ok<DuplicateList>, ProblemHttpResult>> Duplicates(
        string videoId, IGrainFactory grains) =>
        await grains.Library().GetDuplicates(videoId) is { } duplicates
            ? TypedResults.Ok(new DuplicateList(duplicates))
            : Problems.UnknownVideo();

    /// <summary>Explains a pair: aligned cuts, agreeing pictures, the parts of the score, and what was missing; also below the threshold.</summary>
    /// <param name="videoId">This video.</param>
    /// <param name="otherId">The video to compare it with.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Results<Ok<PairBody>, ProblemHttpResult>> Explain(
        string videoId, string otherId, IGrainFactory grains) =>
        await grains.Library().Explain(videoId, otherId) is { } pair
            ? TypedResults.Ok(PairBody.Of(pair))
            : Problems.NotFound("One of the two videos does not exist, or has not been analysed yet.");

    /// <summary>Analyses a video again; its present result stays until the new one is there.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<Results<Accepted<VideoSnapshot>, ProblemHttpResult>> Analyze(
        string videoId, IGrainFactory grains)
    {
        if (await grains.Video(videoId).GetState() is { Bucket: "" })
        {
            return Problems.Conflict("Only the fingerprint of this video was imported: there is no file to analyse.");
        }

        return await grains.Intake().RequestAnalysis(videoId) is { } video
            ? TypedResults.Accepted($"/videos/{video.VideoId}", video)
            : Problems.UnknownVideo();
    }

    /// <summary>Takes a video out of the library, the index and all matches.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="object">Whether to delete its file in the object store as well.</param>
    public static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        string videoId, IGrainFactory grains, bool @object = false)
    {
        var grain = grains.Video(videoId);
        if (await grain.GetState() is not { } video)
        {
            return Problems.UnknownVideo();
        }

        // The file first: should that fail, the video is still there and the call can be repeated.
        if (@object && video.Bucket.Length > 0)
        {
            await grains.Intake().DeleteObject(video.Bucket, video.Key);
        }

        await grain.Delete();
        return TypedResults.NoContent();
    }
}
