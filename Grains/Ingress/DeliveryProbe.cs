using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>
/// After provisioning: sees whether the bucket's events arrive. Puts a probe object; whichever silo receives its event
/// deletes it, and that is the answer. So no message of others is touched, however many silos and messages there are.
/// </summary>
internal sealed partial class DeliveryProbe(
    ObjectStore store,
    EventQueue queue,
    QueueHealth health,
    IOptions<StorageOptions> options,
    TimeProvider timeProvider,
    ILogger<DeliveryProbe> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly StorageOptions _options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_options.Provision)
        {
            return;
        }

        health.Delivery = DeliveryState.Pending;
        while (!await TryProbeAsync(stoppingToken))
        {
            await Task.Delay(Pause, timeProvider, stoppingToken);
        }
    }

    private async Task<bool> TryProbeAsync(CancellationToken cancellationToken)
    {
        var key = ReservedKeys.ProbePrefix + Guid.CreateVersion7(timeProvider.GetUtcNow()).ToString("N");
        try
        {
            return await ProbeAsync(key, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotAsked(queue.Name, AwsErrors.Describe(e));
            return false;
        }
    }

    private async Task<bool> ProbeAsync(string key, CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        await store.PutAsync(_options.Bucket, key, "Deleted by whoever receives its event.", cancellationToken);
        while (await store.HeadAsync(_options.Bucket, key, cancellationToken) is not null)
        {
            // As long as messages wait, this one may be among them.
            if (timeProvider.GetElapsedTime(start) > _options.StartTimeout
                && await queue.CountWaitingAsync(cancellationToken) == 0)
            {
                health.Delivery = DeliveryState.Failed;
                LogLost(queue.Name, _options.Bucket);
                await store.DeleteAsync(_options.Bucket, key, cancellationToken);
                return false;
            }

            await Task.Delay(Pause, timeProvider, cancellationToken);
        }

        health.Delivery = DeliveryState.Verified;
        LogArrived(queue.Name, _options.Bucket, timeProvider.GetElapsedTime(start).TotalSeconds);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "SQS queue {Queue} delivers events of bucket {Bucket}: a probe arrived after {Seconds:0.0} s")]
    private partial void LogArrived(string queue, string bucket, double seconds);

    [LoggerMessage(LogLevel.Error, "SQS queue {Queue} delivers no events of bucket {Bucket}: a probe's event did not arrive. Check the queue's access policy and the bucket's notification")]
    private partial void LogLost(string queue, string bucket);

    [LoggerMessage(LogLevel.Warning, "SQS queue {Queue}: no probe for now. {Error}")]
    private partial void LogNotAsked(string queue, string error);
}
