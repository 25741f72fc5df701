using System.Net;
using Microsoft.Extensions.Options;
using TVidz.Api.Errors;
using TVidz.Api.Hosting;

namespace TVidz.Api.Security;

/// <summary>
/// Without keys, answers only what came over loopback for a loopback name. The name keeps out web pages whose own host
/// name was pointed at this machine (DNS rebinding).
/// </summary>
/// <param name="next">The next middleware.</param>
/// <param name="options">Whether there are keys.</param>
public sealed class KeylessGuard(RequestDelegate next, IOptions<ApiOptions> options)
{
    /// <summary>Lets the request pass or answers 403.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!options.Value.IsKeyless || (CameOverLoopback(context) && IsForLoopback(context)))
        {
            return next(context);
        }

        return Problems.Of(
            StatusCodes.Status403Forbidden,
            "Without keys this API answers only on this machine's own addresses: localhost and 127.0.0.1.")
            .ExecuteAsync(context);
    }

    // No address: a Unix socket or an in-memory server.
    private static bool CameOverLoopback(HttpContext context) =>
        context.Connection.LocalIpAddress is not { } address || IPAddress.IsLoopback(address);

    private static bool IsForLoopback(HttpContext context) => ListenAddresses.IsLoopbackHost(context.Request.Host.Host);
}
