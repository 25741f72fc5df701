using Amazon.SQS;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TVidz.Grains.Storage.Provisioning;

/// <summary>Before the silo starts: provisions if asked to, and checks that queue and bucket can be used. A failure ends the start.</summary>
internal sealed partial class StorageStartup(
    IAmazonSQS sqs,
    EventQueue queue,
    ObjectStore store,
    QueueProvisioner queueProvisioner,
    BucketProvisioner bucketProvisioner,
    StartupStep step,
    IOptions<StorageOptions> options,
    ILogger<StorageStartup> logger) : IHostedLifecycleService
{
    private readonly StorageOptions _options = options.Value;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (_options.Provision)
        {
            await queueProvisioner.RunAsync(cancellationToken);
        }

        var arn = "";
        await step.RunAsync($"SQS queue {_options.Queue}", async ct => arn = await ReachQueueAsync(ct), cancellationToken);
        LogQueueReachable(_options.Queue);

        if (_options.Provision)
        {
            await bucketProvisioner.RunAsync(arn, cancellationToken);
            await VerifyBucketAsync(arn, cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<string> ReachQueueAsync(CancellationToken cancellationToken)
    {
        var address = await queue.GetAddressAsync(cancellationToken);
        var attributes = await sqs.GetQueueAttributesAsync(
            address.Url, [QueueAttributeName.QueueArn], cancellationToken);
        if (address.MaxReceiveCount is null)
        {
            LogNoRedrive(_options.Queue);
        }

        return attributes.QueueARN;
    }

    private async Task VerifyBucketAsync(string queueArn, CancellationToken cancellationToken)
    {
        var bucket = _options.Bucket;
        await step.RunAsync(
            $"S3 bucket {bucket}",
            async ct => Require(await store.BucketExistsAsync(bucket, ct), "It cannot be listed."),
            cancellationToken);
        LogBucketReachable(bucket);

        await step.RunAsync(
            $"SQS queue {_options.Queue} notification of bucket {bucket}",
            async ct => Require(await bucketProvisioner.NotifiesAsync(queueArn, ct), "It is not in place."),
            cancellationToken);
        LogNotificationInPlace(_options.Queue, bucket);
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    [LoggerMessage(LogLevel.Information, "SQS queue {Queue} reachable")]
    private partial void LogQueueReachable(string queue);

    [LoggerMessage(LogLevel.Warning, "SQS queue {Queue} has no redrive policy: a message that always fails comes back for ever")]
    private partial void LogNoRedrive(string queue);

    [LoggerMessage(LogLevel.Information, "S3 bucket {Bucket} reachable")]
    private partial void LogBucketReachable(string bucket);

    [LoggerMessage(LogLevel.Information, "SQS queue {Queue} notification of bucket {Bucket} in place")]
    private partial void LogNotificationInPlace(string queue, string bucket);
}
