using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.GrainInterfaces.Storage;

namespace TVidz.Api.Videos;

/// <summary>Where players and pictures come from: presigned URLs of the object store.</summary>
public static class MediaEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        var video = routes.MapGroup("/videos/{videoId}").WithTags("Videos").AddEndpointFilter<KnownIds>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        video.MapGet("/media", Media).Produces(StatusCodes.Status302Found);
        video.MapGet("/poster", Poster).Produces(StatusCodes.Status302Found);
        video.MapGet("/thumbnails", Thumbnails).Produces(StatusCodes.Status302Found);
    }

    /// <summary>The video itself, to play or to save; parts of it may be asked for.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="link">The cluster, and who asks.</param>
    /// <param name="url">1: answer 200 with the URL instead of redirecting to it.</param>
    public static Task<Results<Ok<ObjectLink>, RedirectHttpResult, ProblemHttpResult>> Media(
        string videoId, [AsParameters] LinkRequest link, int url = 0) => link.AnswerAsync(videoId, VideoObject.Media, url);

    /// <summary>One telling picture of the video: JPEG, at most 640 pixels wide and high.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="link">The cluster, and who asks.</param>
    /// <param name="url">1: answer 200 with the URL instead of redirecting to it.</param>
    public static Task<Results<Ok<ObjectLink>, RedirectHttpResult, ProblemHttpResult>> Poster(
        string videoId, [AsParameters] LinkRequest link, int url = 0) => link.AnswerAsync(videoId, VideoObject.Poster, url);

    /// <summary>All thumbnails of the video in one JPEG, laid out as the video's <c>thumbnails</c> say.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="link">The cluster, and who asks.</param>
    /// <param name="url">1: answer 200 with the URL instead of redirecting to it.</param>
    public static Task<Results<Ok<ObjectLink>, RedirectHttpResult, ProblemHttpResult>> Thumbnails(
        string videoId, [AsParameters] LinkRequest link, int url = 0) =>
        link.AnswerAsync(videoId, VideoObject.Thumbnails, url);

    /// <summary>What answering needs.</summary>
    /// <param name="Grains">The cluster.</param>
    /// <param name="Context">Who asks.</param>
    /// <param name="Time">The clock.</param>
    public sealed record LinkRequest(IGrainFactory Grains, HttpContext Context, TimeProvider Time)
    {
        internal async Task<Results<Ok<ObjectLink>, RedirectHttpResult, ProblemHttpResult>> AnswerAsync(
            string videoId, VideoObject wanted, int url)
        {
            if (await Grains.ObjectLinks().GetLink(videoId, wanted, Context.Request.IsOfBrowser()) is not { } link)
            {
                return Problems.NotFound("There is no video with this id, or nothing of the kind is stored of it.");
            }

            // Kept for half of its life, so that who gets it from a cache has the other half.
            var seconds = (long)((link.ExpiresAt - Time.GetUtcNow()) / 2).TotalSeconds;
            Context.Response.Headers.CacheControl = FormattableString.Invariant($"private, max-age={Math.Max(0, seconds)}");
            return url == 1 ? TypedResults.Ok(link) : TypedResults.Redirect(link.Url);
        }
    }
}
