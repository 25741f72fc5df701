using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.Api.Videos;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;

namespace TVidz.Api.Search;

/// <summary>Who shares this cut timing?</summary>
public static class SearchEndpoints
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    /// <summary>Maps the call.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/search", Search).WithTags("Search")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Searches the library for videos that share a cut timing.</summary>
    /// <remarks>The header <c>Server-Timing: search;dur=MS</c> says how long the search took in the silos, in milliseconds.</remarks>
    /// <response code="200">Who shares it, best first.</response>
    public static async Task<Results<Ok<DuplicateList>, ValidationProblem, ProblemHttpResult>> Search(
        SearchBody body, IGrainFactory grains, HttpContext context)
    {
        var errors = body.Check();
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var answer = await grains.Library().Search(body.ToQuery());
        context.Response.Headers["Server-Timing"] =
            string.Create(CultureInfo.InvariantCulture, $"search;dur={answer.Milliseconds:0.###}");
        if (!answer.IsComplete)
        {
            return Problems.Unavailable(
                context,
                $"Only {answer.PartitionsAnswered} of {answer.PartitionsTotal} parts of the index could be searched. "
                + "Try again in some seconds.");
        }

        return TypedResults.Ok(new DuplicateList(answer.Items));
    }

    /// <summary>What to search for.</summary>
    /// <param name="SceneCuts">Cuts in seconds from the start, strictly ascending, none negative; at most 100,000.</param>
    /// <param name="Duration">The video's length in seconds, at most 48 hours; the last cut if not given.</param>
    /// <param name="MinScore">The lowest score of an answer, 0 to 1; the threshold for duplicates if not given.</param>
    /// <param name="Limit">The most answers, 1 to 1000; 100 if not given.</param>
    public sealed record SearchBody(
        [property: Required] double[]? SceneCuts, double? Duration = null, double? MinScore = null, int? Limit = null)
    {
        internal FieldErrors Check() => new FieldErrors()
            .SceneCuts(SceneCuts, Duration)
            .Range("minScore", MinScore, 0, 1)
            .Range("limit", Limit, 1, MaxLimit);

        internal SearchQuery ToQuery() => new(
            SceneCutList.ToFingerprint(SceneCuts!, Duration), MinScore: MinScore, Limit: Limit ?? DefaultLimit);
    }
}
