using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using TVidz.Grains.Storage;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Storage;

public sealed class ProvisioningTests : IAsyncLifetime
{
    private readonly AwsEndpoint _aws = new();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task Everything_is_made_and_each_step_is_logged()
    {
        using var logs = new Logs();
        await using var services = StorageBench.Create(_aws, logs);

        await StorageBench.StartAsync(services);

        await ShouldBeProvisionedAsync();
        logs.Lines.ShouldBe(
        [
            $"SQS queue {_aws.DeadLetterQueue} created",
            $"SQS queue {_aws.Queue} created",
            $"SQS queue {_aws.Queue} gives a message up after 5 receives, to {_aws.DeadLetterQueue}",
            $"SQS queue {_aws.Queue} accepts events of bucket {_aws.Bucket}",
            $"SQS queue {_aws.Queue} reachable",
            $"S3 bucket {_aws.Bucket} created",
            $"S3 bucket {_aws.Bucket} lets web pages of * upload",
            $"SQS queue {_aws.Queue} notified by bucket {_aws.Bucket}",
            $"S3 bucket {_aws.Bucket} reachable",
            $"SQS queue {_aws.Queue} notification of bucket {_aws.Bucket} in place",
        ]);
    }

    [Fact]
    public async Task Twice_and_at_once_it_does_the_same()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            await using var services = StorageBench.Create(_aws);
            await StorageBench.StartAsync(services);
        }));
        await using (var again = await StorageBench.CreateProvisionedAsync(_aws))
        {
            await ShouldBeProvisionedAsync();
        }
    }

    [Fact]
    public async Task A_queue_with_other_attributes_is_updated()
    {
        await _aws.Sqs.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest(_aws.Queue)
        {
            Attributes = new() { ["VisibilityTimeout"] = "7", ["MessageRetentionPeriod"] = "100" },
        });

        await using var services = await StorageBench.CreateProvisionedAsync(_aws);

        await ShouldBeProvisionedAsync();
    }

    [Fact]
    public async Task What_others_have_set_on_the_bucket_stays()
    {
        var other = await _aws.Sqs.CreateQueueAsync(_aws.DeadLetterQueue);
        var arn = (await _aws.Sqs.GetQueueAttributesAsync(other.QueueUrl, ["QueueArn"])).QueueARN;
        await _aws.S3.PutBucketAsync(_aws.Bucket);
        await _aws.S3.PutCORSConfigurationAsync(_aws.Bucket, new CORSConfiguration
        {
            Rules = [new CORSRule { Id = "theirs", AllowedMethods = ["GET"], AllowedOrigins = ["https://example.org"] }],
        });
        await _aws.S3.PutBucketNotificationAsync(new PutBucketNotificationRequest
        {
            BucketName = _aws.Bucket,
            QueueConfigurations = [new() { Id = "theirs", Queue = arn, Events = [EventType.ObjectRestoreCompleted] }],
        });

        await using var services = await StorageBench.CreateProvisionedAsync(_aws);

        var notification = await _aws.S3.GetBucketNotificationAsync(_aws.Bucket);
        notification.QueueConfigurations.Select(c => c.Id).ShouldBe(["theirs", "tvidz"], ignoreOrder: true);
        var cors = await _aws.S3.GetCORSConfigurationAsync(_aws.Bucket);
        cors.Configuration.Rules.ShouldContain(r => r.AllowedOrigins.Contains("https://example.org"));
        cors.Configuration.Rules.ShouldContain(r => r.AllowedMethods.Contains("PUT"));
    }

    [Fact]
    public async Task It_waits_for_an_endpoint_that_is_still_starting()
    {
        using var line = new TcpForwarder(AwsEndpoint.Url);
        using var logs = new Logs();
        await using var services = StorageBench.Create(_aws, logs, ("Storage:ServiceUrl", line.Url.AbsoluteUri));

        var start = StorageBench.StartAsync(services);
        await logs.ShouldComeAsync("not yet, trying again");
        start.IsCompleted.ShouldBeFalse();
        line.Restore();

        await start;
        await ShouldBeProvisionedAsync();
    }

    [Fact]
    public async Task An_endpoint_that_never_comes_ends_the_start_and_names_the_step()
    {
        using var line = new TcpForwarder(AwsEndpoint.Url);
        await using var services = StorageBench.Create(
            _aws, null, ("Storage:ServiceUrl", line.Url.AbsoluteUri), ("Storage:StartTimeout", "00:00:00"));

        var failure = await Should.ThrowAsync<StorageConfigurationException>(() => StorageBench.StartAsync(services));

        failure.Message.ShouldStartWith($"SQS queue {_aws.DeadLetterQueue}: failed.");
    }

    [Fact]
    public async Task Without_provisioning_a_missing_queue_is_a_clear_error_at_once()
    {
        await using var services = StorageBench.Create(_aws, null, ("Storage:Provision", "false"));

        var failure = await Should.ThrowAsync<StorageConfigurationException>(() => StorageBench.StartAsync(services));

        failure.Message.ShouldBe(
            $"SQS queue {_aws.Queue} does not exist. Create it, or set Storage:Provision to true.");
    }

    private async Task ShouldBeProvisionedAsync()
    {
        var url = (await _aws.Sqs.GetQueueUrlAsync(_aws.Queue)).QueueUrl;
        var queue = (await _aws.Sqs.GetQueueAttributesAsync(url, ["All"])).Attributes;
        queue["VisibilityTimeout"].ShouldBe("60");
        queue["MessageRetentionPeriod"].ShouldBe("1209600");
        var redrive = JsonNode.Parse(queue["RedrivePolicy"])!;
        redrive["maxReceiveCount"]!.ToString().ShouldBe("5");
        redrive["deadLetterTargetArn"]!.ToString().ShouldEndWith($":{_aws.DeadLetterQueue}");
        JsonNode.Parse(queue["Policy"])!["Statement"]!.AsArray().Count.ShouldBe(1);

        var notification = await _aws.S3.GetBucketNotificationAsync(_aws.Bucket);
        var ours = notification.QueueConfigurations.ShouldHaveSingleItem();
        ours.Queue.ShouldBe(queue["QueueArn"]);
        ours.Events.Select(e => e.Value).ShouldBe(["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], ignoreOrder: true);
        var rule = (await _aws.S3.GetCORSConfigurationAsync(_aws.Bucket)).Configuration.Rules.ShouldHaveSingleItem();
        rule.AllowedMethods.ShouldBe(["PUT", "GET", "HEAD"], ignoreOrder: true);
        rule.ExposeHeaders.ShouldBe(["ETag"]);
    }

    /// <summary>Remembers log lines.</summary>
    private sealed class Logs : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IEnumerable<string> Lines => _lines;

        public Task ShouldComeAsync(string part) => Testing.Eventually.HoldsAsync(
            $"a log line with “{part}”", () => _lines.Any(l => l.Contains(part, StringComparison.Ordinal)));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // Nothing to free.
        }
    }
}
