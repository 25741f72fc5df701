using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using TVidz.Api.Errors;
using TVidz.Api.Hosting;

namespace TVidz.Api.Security;

/// <summary>
/// Keeps foreign web pages from changing anything with a visitor's browser (CSRF), whether its right to call comes from
/// being on this machine or from a remembered password. A browser says where a request comes from in
/// <c>Sec-Fetch-Site</c>, older ones in <c>Origin</c> alone; other clients send neither and pass. Bodies must be JSON,
/// which a page cannot send across sites without asking first (CORS).
/// </summary>
/// <param name="next">The next middleware.</param>
/// <param name="options">Names the origins that may.</param>
public sealed class CrossSiteGuard(RequestDelegate next, IOptions<ApiOptions> options)
{
    private static readonly string[] JsonTypes =
        ["application/json", "application/x-ndjson", "application/ndjson", "application/jsonl"];

    /// <summary>Lets the request pass, or answers 403 or 415.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return next(context);
        }

        if (!IsAllowedOrigin(request))
        {
            return Problems.Of(
                StatusCodes.Status403Forbidden,
                "Web pages of other sites may not do this. Api:CorsOrigins lists the origins that may.")
                .ExecuteAsync(context);
        }

        if (HasBody(request) && !IsJson(request.ContentType))
        {
            return Problems.Of(
                StatusCodes.Status415UnsupportedMediaType,
                "The body must be JSON: send it with Content-Type: application/json, or application/x-ndjson for lines.")
                .ExecuteAsync(context);
        }

        return next(context);
    }

    private bool IsAllowedOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (options.Value.CorsOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        return request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "" => origin.Length == 0 || IsOwn(origin, request),
            "same-origin" or "none" => true,
            _ => false,
        };
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength > 0 || request.Headers.ContainsKey(HeaderNames.TransferEncoding);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (JsonTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));
}
