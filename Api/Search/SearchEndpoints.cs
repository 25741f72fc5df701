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

    /// <summary>The longest video in seconds that anything is computed for: 30 days.</summary>
    internal const double MaxDuration = 30 * 24 * 3600;

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

        var answer = await grains.Index().Search(body.ToQuery());
        context.Response.Headers["Server-Timing"] =
            string.Create(CultureInfo.InvariantCulture, $"search;dur={answer.Milliseconds:0.###}");
        if (!answer.IsComplete)
        {
            return Problems.Unavailable(
                context,
                $"Only {answer.PartitionsAnswered} of {answer.PartitionsTotal} parts of the index could be searched. "
                + "Try again in some seconds.");
        }

        return TypedResults.Ok(new DuplicateList(await grains.Library().Describe(answer.Matches)));
    }

    /// <summary>What to search for.</summary>
    /// <param name="SceneCuts">Cuts in seconds from the start: above 0, strictly ascending.</param>
    /// <param name="Duration">The video's length in seconds; the last cut if not given.</param>
    /// <param name="MinScore">The lowest score of an answer, 0 to 1; the threshold for duplicates if not given.</param>
    /// <param name="Limit">The most answers, 1 to 1000; 100 if not given.</param>
    public sealed record SearchBody(
        [property: Required] double[]? SceneCuts, double? Duration = null, double? MinScore = null, int? Limit = null)
    {
        internal FieldErrors Check() => new FieldErrors()
            .Add("sceneCuts", SceneCuts is null ? "sceneCuts is missing." : SceneCutCheck.Validate(SceneCuts, Duration))
            .Range("duration", Duration, 0, MaxDuration)
            .Range("minScore", MinScore, 0, 1)
            .Range("limit", Limit, 1, MaxLimit);

        internal SearchQuery ToQuery()
        {
            var cuts = SceneCuts ?? [];
            var fingerprint = new Fingerprint(
                Fingerprint.CurrentVersion, Duration ?? cuts.LastOrDefault(), [.. cuts]);
            return new SearchQuery(fingerprint, MinScore: MinScore, Limit: Limit ?? DefaultLimit);
        }
    }
}
