using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Grains.Ingress;

/// <summary>Calls this silo's ingress grain again and again, from the silo's start until it begins to stop; then hands unfinished messages back.</summary>
internal sealed partial class IngressKeeper(
    IGrainFactory grains,
    ILocalSiloDetails silo,
    MessagePump pump,
    IOptions<IngressOptions> options,
    TimeProvider timeProvider,
    ILogger<IngressKeeper> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _keeping = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _keeping = options.Value.Enabled ? Task.Run(KeepAsync, CancellationToken.None) : Task.CompletedTask;
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await pump.StopAsync(cancellationToken);
        await _keeping.WaitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task KeepAsync()
    {
        var grain = grains.GetGrain<ISqsIngressGrain>(GrainKeys.Ingress(silo.SiloAddress.ToString()));
        using var timer = new PeriodicTimer(options.Value.KeepAliveInterval, timeProvider);
        try
        {
            do
            {
                await TryKeepAsync(grain);
            }
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task TryKeepAsync(ISqsIngressGrain grain)
    {
        try
        {
            await grain.KeepPolling().WaitAsync(_stopping.Token);
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The ingress grain could not be reached")]
    private partial void LogFailed(Exception exception);
}
