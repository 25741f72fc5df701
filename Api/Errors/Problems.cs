using Microsoft.AspNetCore.Http.HttpResults;

namespace TVidz.Api.Errors;

/// <summary>The problem details (RFC 9457) that calls answer with.</summary>
public static class Problems
{
    /// <summary>400: <paramref name="detail"/> names what was wrong.</summary>
    public static ProblemHttpResult Invalid(string detail) => Of(StatusCodes.Status400BadRequest, detail);

    /// <summary>404 for a video id that is not known, or cannot be one.</summary>
    public static ProblemHttpResult UnknownVideo() =>
        Of(StatusCodes.Status404NotFound, "There is no video with this id.");

    /// <summary>404 with words of its own.</summary>
    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, detail);

    /// <summary>409: the state of things does not allow it.</summary>
    public static ProblemHttpResult Conflict(string detail) => Of(StatusCodes.Status409Conflict, detail);

    /// <summary>503; the caller may try again, see <c>Retry-After</c>.</summary>
    public static ProblemHttpResult Unavailable(HttpContext context, string detail)
    {
        context.Response.Headers.RetryAfter = "2";
        return Of(StatusCodes.Status503ServiceUnavailable, detail);
    }

    /// <summary>Any status.</summary>
    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
