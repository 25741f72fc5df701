using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using TVidz.Api.Hosting;

namespace TVidz.Api.Security;

/// <summary>
/// Without keys the API does not start on an address that other machines reach. Configuration is checked before the
/// host starts; this service checks what the server is really bound to, and stops the host if that is too much.
/// </summary>
/// <param name="options">Whether there are keys.</param>
/// <param name="server">Knows the bound addresses.</param>
public sealed class LoopbackWithoutKeys(IOptions<ApiOptions> options, IServer server) : IHostedLifecycleService
{
    /// <summary>Throws for the first address that other machines reach, if there are no keys.</summary>
    public static void Check(ApiOptions options, IEnumerable<string> addresses)
    {
        if (options.IsKeyless && addresses.FirstOrDefault(url => !ListenAddresses.IsLoopback(url)) is { } open)
        {
            throw new StartRefusedException(
                $"it is told to listen on {open}, which other machines can reach, and no key is set. Set at least one "
                + "key (Api__Keys__NAME=<SHA-256 of the key>), or listen on loopback only "
                + $"(ASPNETCORE_URLS={HttpHosting.DefaultUrl}).");
        }
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Check(options.Value, server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
