namespace TVidz.Api.Security;

/// <summary>Headers that tell browsers what our answers may do.</summary>
public static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    // Uploads go straight to the object store: any HTTPS host, or an emulator on this machine.
    private const string Console =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'none'; "
        + "base-uri 'none'; frame-ancestors 'none'; connect-src 'self' https: http://127.0.0.1:* http://localhost:* "
        + "http://*.localhost:*";

    // Scalar and the Orleans dashboard bring inline scripts and styles of their own; nothing from other hosts.
    private const string Tools =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Adds them to every answer.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy = PolicyFor(context.Request.Path);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static string PolicyFor(PathString path) =>
        path.StartsWithSegments("/scalar") || path.StartsWithSegments("/dashboard") ? Tools
        : path == "/" || path.StartsWithSegments("/console") ? Console
        : Nothing;
}
