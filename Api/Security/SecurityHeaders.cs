using Microsoft.Extensions.Options;
using TVidz.Api.Hosting;

namespace TVidz.Api.Security;

/// <summary>Headers that tell browsers what our answers may do.</summary>
public static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    // The object store when it is not named: any HTTPS host, or an emulator on this machine.
    private const string AnyStorage = "https: http://127.0.0.1:* http://localhost:* http://*.localhost:*";

    // Scalar and the Orleans dashboard bring inline scripts and styles of their own; nothing from other hosts.
    private const string Tools =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Adds them to every answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var console = ConsolePolicy(app.Services.GetRequiredService<IOptions<ApiOptions>>().Value.StorageOrigins);
        app.Use((context, next) =>
        {
            // Of the path that was asked for: by the time the answer starts, "/" may have become a file's name.
            var policy = PolicyFor(context.Request.Path, console);
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers.ContentSecurityPolicy = policy;
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    // Uploads go straight to the object store, players and pictures come from there.
    private static string ConsolePolicy(string[] origins)
    {
        var storage = origins.Length > 0 ? string.Join(' ', origins) : AnyStorage;
        return $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: {storage}; "
            + $"media-src 'self' {storage}; connect-src 'self' {storage}; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'";
    }

    private static string PolicyFor(PathString path, string console) =>
        path.StartsWithSegments("/scalar") || path.StartsWithSegments("/dashboard") ? Tools
        : path == "/" || path == "/index.html" ? console
        : Nothing;
}
