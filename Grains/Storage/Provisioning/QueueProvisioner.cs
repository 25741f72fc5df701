using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TVidz.Grains.Storage.Provisioning;

/// <summary>
/// Creates or updates the queue and its dead-letter queue. Every step leaves a right state as it is, so that several
/// silos may do this at once.
/// </summary>
internal sealed partial class QueueProvisioner(
    IAmazonSQS sqs, StartupStep step, IOptions<StorageOptions> options, ILogger<QueueProvisioner> logger)
{
    /// <summary>The longest that SQS keeps a message, in seconds (14 days): the queue is the backlog.</summary>
    private const string Retention = "1209600";

    private readonly StorageOptions _options = options.Value;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (queue, dead) = (_options.Queue, _options.DeadLetterQueue);
        await step.RunAsync($"SQS queue {dead}", ct => EnsureAsync(dead, ct), cancellationToken);
        await step.RunAsync($"SQS queue {queue}", ct => EnsureAsync(queue, ct), cancellationToken);
        await step.RunAsync($"SQS queue {queue} redrive policy", RedriveAsync, cancellationToken);
        await step.RunAsync($"SQS queue {queue} access policy", PermitAsync, cancellationToken);
    }

    private async Task EnsureAsync(string name, CancellationToken cancellationToken)
    {
        string url;
        try
        {
            url = (await sqs.GetQueueUrlAsync(name, cancellationToken)).QueueUrl;
            LogExists(name);
        }
        catch (QueueDoesNotExistException)
        {
            // Without attributes it also succeeds when another silo was faster.
            url = (await sqs.CreateQueueAsync(name, cancellationToken)).QueueUrl;
            LogCreated(name);
        }

        await SetAsync(url, new() { [QueueAttributeName.MessageRetentionPeriod] = Retention }, cancellationToken);
    }

    private async Task RedriveAsync(CancellationToken cancellationToken)
    {
        var deadUrl = (await sqs.GetQueueUrlAsync(_options.DeadLetterQueue, cancellationToken)).QueueUrl;
        var policy = new JsonObject
        {
            ["deadLetterTargetArn"] = await ArnAsync(deadUrl, cancellationToken),
            ["maxReceiveCount"] = _options.MaxReceiveCount,
        };
        var visibility = (int)Math.Ceiling(_options.VisibilityTimeout.TotalSeconds);
        var url = (await sqs.GetQueueUrlAsync(_options.Queue, cancellationToken)).QueueUrl;
        await SetAsync(
            url,
            new()
            {
                [QueueAttributeName.RedrivePolicy] = policy.ToJsonString(),
                [QueueAttributeName.VisibilityTimeout] = visibility.ToString(CultureInfo.InvariantCulture),
            },
            cancellationToken);
        LogRedrive(_options.Queue, _options.MaxReceiveCount, _options.DeadLetterQueue);
    }

    private async Task PermitAsync(CancellationToken cancellationToken)
    {
        var url = (await sqs.GetQueueUrlAsync(_options.Queue, cancellationToken)).QueueUrl;
        var attributes = await ReadAsync(url, cancellationToken);
        var policy = QueuePolicy.Permit(
            attributes.GetValueOrDefault(QueueAttributeName.Policy),
            attributes[QueueAttributeName.QueueArn],
            _options.Bucket);
        await SetAsync(url, new() { [QueueAttributeName.Policy] = policy }, cancellationToken);
        LogPermitted(_options.Queue, _options.Bucket);
    }

    private async Task SetAsync(
        string url, Dictionary<string, string> wanted, CancellationToken cancellationToken)
    {
        var present = await ReadAsync(url, cancellationToken);
        var different = wanted.Where(w => !IsSame(present.GetValueOrDefault(w.Key), w.Value)).ToDictionary();
        if (different.Count > 0)
        {
            await sqs.SetQueueAttributesAsync(url, different, cancellationToken);
        }
    }

    private async Task<Dictionary<string, string>> ReadAsync(string url, CancellationToken cancellationToken)
    {
        var answer = await sqs.GetQueueAttributesAsync(url, [QueueAttributeName.All], cancellationToken);
        return answer.Attributes ?? [];
    }

    private async Task<string> ArnAsync(string url, CancellationToken cancellationToken) =>
        (await ReadAsync(url, cancellationToken))[QueueAttributeName.QueueArn];

    // Policies come back with other spaces and another order of their members.
    private static bool IsSame(string? present, string wanted) =>
        present == wanted
        || (present is ['{', ..] && JsonNode.DeepEquals(JsonNode.Parse(present), JsonNode.Parse(wanted)));

    [LoggerMessage(LogLevel.Information, "SQS queue {Queue} exists")]
    private partial void LogExists(string queue);

    [LoggerMessage(LogLevel.Information, "SQS queue {Queue} created")]
    private partial void LogCreated(string queue);

    [LoggerMessage(LogLevel.Information, "SQS queue {Queue} gives a message up after {MaxReceiveCount} receives, to {DeadLetterQueue}")]
    private partial void LogRedrive(string queue, int maxReceiveCount, string deadLetterQueue);

    [LoggerMessage(LogLevel.Information, "SQS queue {Queue} accepts events of bucket {Bucket}")]
    private partial void LogPermitted(string queue, string bucket);
}
