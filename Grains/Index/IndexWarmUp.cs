using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;

namespace TVidz.Grains.Index;

/// <summary>
/// Asks every partition of the index for its state when the silo has started, so that those that are nowhere load at
/// once, and not when somebody searches for the first time.
/// </summary>
internal sealed partial class IndexWarmUp(
    IGrainFactory grains,
    IHostApplicationLifetime host,
    IOptions<IndexOptions> options,
    TimeProvider clock,
    ILogger<IndexWarmUp> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var began = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, options.Value.Partitions).Select(partition => WakeAsync(partition, stoppingToken)));
        LogReady(options.Value.Partitions, clock.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>A call gives up after half a minute; the partition goes on loading, and the next call waits for the rest.</summary>
    private async Task WakeAsync(int partition, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await grains.GetGrain<IFingerprintIndexGrain>(GrainKeys.Index(partition)).GetState().WaitAsync(stoppingToken);
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogWaiting(partition, failure.Message);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "All {Partitions} partitions of the index answer, {Seconds:F1} s after the start")]
    private partial void LogReady(int partitions, double seconds);

    [LoggerMessage(LogLevel.Debug, "Index partition {Partition} does not answer yet: {Reason}")]
    private partial void LogWaiting(int partition, string reason);
}
