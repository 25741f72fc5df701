using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using TVidz.Api.Cluster;

namespace TVidz.Api.Errors;

/// <summary>Turns exceptions into problem details that tell a caller what helps, and nothing of our insides.</summary>
/// <param name="logger">Where the insides go.</param>
public sealed partial class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await Describe(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private ProblemHttpResult Describe(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { InnerException: JsonException json }:
                return Problems.Invalid(JsonFault.Describe(json));
            case BadHttpRequestException bad:
                return Problems.Of(bad.StatusCode, DescribeBadRequest(bad));
            case var _ when ClusterFailure.IsPassing(exception):
                LogUnavailable(context.Request.Method, context.Request.Path, exception);
                return Problems.Unavailable(context, "TVidz cannot answer at the moment. Try again in some seconds.");
            default:
                LogFailed(context.Request.Method, context.Request.Path, exception);
                return TypedResults.Problem(
                    "Something went wrong on our side. Name the traceId to whoever runs this service.",
                    statusCode: StatusCodes.Status500InternalServerError,
                    extensions: [new("traceId", Activity.Current?.Id ?? context.TraceIdentifier)]);
        }
    }

    private static string DescribeBadRequest(BadHttpRequestException bad) => bad.StatusCode switch
    {
        not StatusCodes.Status400BadRequest => StatusWords.For(bad.StatusCode) ?? "The request cannot be read.",
        _ when UnreadParameter().Match(bad.Message) is { Success: true } match =>
            $"{match.Groups["name"]} cannot be {Cut(match.Groups["value"].Value)}.",
        _ when MissingParameter().IsMatch(bad.Message) => "The call needs a JSON object as its body.",
        _ => "The request is not valid HTTP.",
    };

    private static string Cut(string value) => value.Length <= 100 ? $"\"{value}\"" : $"\"{value[..100]}…\"";

    // The framework's words, without its type names: Failed to bind parameter "Nullable<int> limit" from "x".
    [GeneratedRegex("""^Failed to bind parameter ".*? @?(?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex UnreadParameter();

    [GeneratedRegex("""^(Required parameter|Implicit body|Failed to read parameter) """)]
    private static partial Regex MissingParameter();

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} found no silo or no database to answer")]
    private partial void LogUnavailable(string method, string path, Exception exception);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogFailed(string method, string path, Exception exception);
}
