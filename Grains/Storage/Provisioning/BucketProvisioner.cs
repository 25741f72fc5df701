using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TVidz.Grains.Storage.Provisioning;

/// <summary>
/// Creates or updates the bucket: its CORS rule and its event notification, next to those that others have made. Every
/// step leaves a right state as it is, so that several silos may do this at once.
/// </summary>
internal sealed partial class BucketProvisioner(
    IAmazonS3 s3, StartupStep step, IOptions<StorageOptions> options, ILogger<BucketProvisioner> logger)
{
    private const string OurId = "tvidz";
    private static readonly string[] Events = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"];
    private readonly StorageOptions _options = options.Value;

    public async Task RunAsync(string queueArn, CancellationToken cancellationToken)
    {
        var bucket = _options.Bucket;
        await step.RunAsync($"S3 bucket {bucket}", EnsureAsync, cancellationToken);
        await step.RunAsync($"S3 bucket {bucket} CORS", AllowOriginsAsync, cancellationToken);
        await step.RunAsync(
            $"SQS queue {_options.Queue} notification of bucket {bucket}",
            ct => NotifyAsync(queueArn, ct),
            cancellationToken);
    }

    /// <summary>Whether the bucket notifies the queue of all that matters.</summary>
    public async Task<bool> NotifiesAsync(string queueArn, CancellationToken cancellationToken)
    {
        var present = await s3.GetBucketNotificationAsync(_options.Bucket, cancellationToken);
        return present.QueueConfigurations?.Any(c => IsRight(c, queueArn)) == true;
    }

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        try
        {
            await s3.HeadBucketAsync(new HeadBucketRequest { BucketName = _options.Bucket }, cancellationToken);
            LogExists(_options.Bucket);
            return;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // Made below.
        }

        try
        {
            await s3.PutBucketAsync(
                new PutBucketRequest { BucketName = _options.Bucket, UseClientRegion = true }, cancellationToken);
            LogCreated(_options.Bucket);
        }
        catch (BucketAlreadyOwnedByYouException)
        {
            LogExists(_options.Bucket);
        }
    }

    private async Task AllowOriginsAsync(CancellationToken cancellationToken)
    {
        var rules = await CorsRulesAsync(cancellationToken);
        var origins = _options.CorsOrigins.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (rules.Find(r => r.Id == OurId)?.AllowedOrigins is { } present && present.SequenceEqual(origins))
        {
            return;
        }

        rules.RemoveAll(r => r.Id == OurId);
        rules.Add(new CORSRule
        {
            Id = OurId,
            AllowedOrigins = [.. origins],
            AllowedMethods = ["PUT", "GET", "HEAD"],
            AllowedHeaders = ["*"],
            ExposeHeaders = ["ETag"],
            MaxAgeSeconds = 3600,
        });
        await s3.PutCORSConfigurationAsync(
            _options.Bucket, new CORSConfiguration { Rules = rules }, cancellationToken);
        LogCors(_options.Bucket, _options.CorsOrigins);
    }

    private async Task<List<CORSRule>> CorsRulesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var present = await s3.GetCORSConfigurationAsync(_options.Bucket, cancellationToken);
            return present.Configuration?.Rules ?? [];
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchCORSConfiguration")
        {
            return [];
        }
    }

    private async Task NotifyAsync(string queueArn, CancellationToken cancellationToken)
    {
        var present = await s3.GetBucketNotificationAsync(_options.Bucket, cancellationToken);
        var queues = present.QueueConfigurations ?? [];
        if (queues.Exists(c => IsRight(c, queueArn)))
        {
            return;
        }

        // S3 refuses two configurations that overlap, so an incomplete one for the same queue has to go.
        queues.RemoveAll(c => c.Id == OurId || c.Queue == queueArn);
        queues.Add(new QueueConfiguration
        {
            Id = OurId,
            Queue = queueArn,
            Events = [.. Events.Select(e => new EventType(e))],
        });
        await s3.PutBucketNotificationAsync(
            new PutBucketNotificationRequest
            {
                BucketName = _options.Bucket,
                QueueConfigurations = queues,
                TopicConfigurations = present.TopicConfigurations,
                LambdaFunctionConfigurations = present.LambdaFunctionConfigurations,
                EventBridgeConfiguration = present.EventBridgeConfiguration,
            },
            cancellationToken);
        LogNotifies(_options.Queue, _options.Bucket);
    }

    private static bool IsRight(QueueConfiguration configuration, string queueArn) =>
        configuration.Queue == queueArn
        && configuration.Filter?.S3KeyFilter?.FilterRules is not { Count: > 0 }
        && Array.TrueForAll(Events, e => configuration.Events?.Exists(have => have.Value == e) == true);

    [LoggerMessage(LogLevel.Information, "S3 bucket {Bucket} exists")]
    private partial void LogExists(string bucket);

    [LoggerMessage(LogLevel.Information, "S3 bucket {Bucket} created")]
    private partial void LogCreated(string bucket);

    [LoggerMessage(LogLevel.Information, "S3 bucket {Bucket} lets web pages of {Origins} upload")]
    private partial void LogCors(string bucket, string origins);

    [LoggerMessage(LogLevel.Information, "SQS queue {Queue} notified by bucket {Bucket}")]
    private partial void LogNotifies(string queue, string bucket);
}
