using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using TVidz.Api.Cluster;
using TVidz.Api.Errors;
using TVidz.Api.Hosting;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Videos;

/// <summary>What people decide about pairs of videos.</summary>
public static class DecisionEndpoints
{
    private const int MaxNoteLength = 2000;

    /// <summary>Maps the calls.</summary>
    public static void MapDecisions(this IEndpointRouteBuilder routes)
    {
        var decision = routes.MapGroup("/videos/{videoId}/duplicates/{otherId}/decision").WithTags("Videos")
            .AddEndpointFilter<KnownIds>().ProducesProblem(StatusCodes.Status404NotFound);
        decision.MapPut("", Decide).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        decision.MapDelete("", Withdraw);
    }

    /// <summary>Confirms or dismisses a pair, whichever of the two is named first. The decision outlives further analyses, and goes with either video.</summary>
    /// <remarks>A dismissed pair stays in the list of duplicates, as the last, but is not counted, and connects no group.</remarks>
    /// <param name="videoId">One video.</param>
    /// <param name="otherId">The other.</param>
    /// <param name="body">The decision.</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="options">Whether there are keys to name.</param>
    public static async Task<Results<Ok<Decision>, ValidationProblem, ProblemHttpResult>> Decide(
        string videoId,
        string otherId,
        DecisionBody body,
        IGrainFactory grains,
        ClaimsPrincipal user,
        IOptions<ApiOptions> options)
    {
        var errors = body.Check().Add(
            "otherId", videoId == otherId ? "otherId must be another video than videoId." : null);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var decidedBy = options.Value.IsKeyless ? null : user.Identity?.Name;
        return await grains.Library().Decide(videoId, otherId, body.ReadVerdict()!.Value, body.ReadNote(), decidedBy)
            is { } decision
                ? TypedResults.Ok(decision)
                : Problems.NotFound("One of the two videos does not exist.");
    }

    /// <summary>Takes a decision back: the pair counts as its evidence says.</summary>
    /// <param name="videoId">One video.</param>
    /// <param name="otherId">The other.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task<NoContent> Withdraw(string videoId, string otherId, IGrainFactory grains)
    {
        await grains.Library().WithdrawDecision(videoId, otherId);
        return TypedResults.NoContent();
    }

    /// <summary>A decision.</summary>
    /// <param name="Verdict"><c>confirmed</c> or <c>dismissed</c>.</param>
    /// <param name="Note">Why; at most 2000 characters.</param>
    public sealed record DecisionBody([property: Required] string? Verdict, string? Note = null)
    {
        internal FieldErrors Check() => new FieldErrors()
            .Add("verdict", ReadVerdict() is null ? "verdict must be confirmed or dismissed." : null)
            .MaxLength("note", Note, MaxNoteLength)
            .Add("note", Note?.Contains('\0', StringComparison.Ordinal) == true ? "note must not contain the character NUL." : null);

        internal Verdict? ReadVerdict() => Verdict switch
        {
            "confirmed" => GrainInterfaces.Library.Verdict.Confirmed,
            "dismissed" => GrainInterfaces.Library.Verdict.Dismissed,
            _ => null,
        };

        internal string? ReadNote() => string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
    }
}
