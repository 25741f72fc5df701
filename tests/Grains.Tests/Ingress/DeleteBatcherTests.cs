using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using TVidz.Grains.Ingress;
using TVidz.Grains.Storage;
using TVidz.Testing;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

public sealed class DeleteBatcherTests : IAsyncLifetime
{
    private readonly AwsEndpoint _aws = new();

    public Task InitializeAsync() => _aws.InitializeAsync();

    public Task DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task What_a_batch_could_not_delete_is_deleted_alone()
    {
        using var sqs = new FailingSqs(failures: 2);
        await using var bench = await PumpBench.StartAsync(_aws, sqs);

        for (var i = 0; i < 4; i++)
        {
            await _aws.SendAsync(Events.Created($"{i}.mp4"));
        }

        await Eventually.HoldsAsync("all are deleted", () => bench.Health.Deleted == 4);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
        sqs.Singles.ShouldBe(2);
        bench.Handler.Handled.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Deletions_at_about_the_same_time_share_calls()
    {
        using var sqs = new FailingSqs(failures: 0);
        await using var bench = await PumpBench.StartAsync(
            _aws, sqs, ("Ingress:Enabled", "false"), ("Ingress:DeleteLinger", "00:00:00.5"));
        var url = (await _aws.Sqs.GetQueueUrlAsync(_aws.Queue)).QueueUrl;
        var handles = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            await _aws.SendAsync(Events.Created($"{i}.mp4"));
            var received = await _aws.Sqs.ReceiveMessageAsync(url);
            handles.Add(received.Messages[0].ReceiptHandle);
        }

        await Task.WhenAll(handles.Select(bench.Get<DeleteBatcher>().DeleteAsync));

        sqs.Batches.ShouldBe([10, 2]);
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Messages_of_one_call_are_deleted_at_once_by_one()
    {
        using var sqs = new FailingSqs(failures: 1);
        await using var bench = await PumpBench.StartAsync(
            _aws, sqs, ("Ingress:Enabled", "false"), ("Ingress:DeleteLinger", "00:00:05"));
        for (var i = 0; i < 3; i++)
        {
            await _aws.SendAsync(Events.Created($"{i}.mp4"));
        }

        var received = await bench.Get<EventQueue>().ReceiveAsync(3, 1, default);
        await bench.Get<DeleteBatcher>().DeleteAsync(received.Select(message => message.ReceiptHandle));

        sqs.Batches.ShouldBe([3]);
        sqs.Singles.ShouldBe(1, "the one that the batch could not delete");
        (await _aws.CountMessagesAsync()).ShouldBe((0, 0));
    }

    /// <summary>The real client, but for entries of batches that it refuses.</summary>
    private sealed class FailingSqs(int failures)
        : AmazonSQSClient(new BasicAWSCredentials("test", "test"), AwsEndpoint.SqsConfig(AwsEndpoint.Url))
    {
        private int _failures = failures;
        private int _singles;

        public ConcurrentQueue<int> Batches { get; } = new();

        public int Singles => _singles;

        public override async Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
            string queueUrl, List<DeleteMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default)
        {
            Batches.Enqueue(entries.Count);
            var refused = entries.Where(_ => Interlocked.Decrement(ref _failures) >= 0).ToList();
            var rest = entries.Except(refused).ToList();
            var response = rest.Count == 0
                ? new DeleteMessageBatchResponse()
                : await base.DeleteMessageBatchAsync(queueUrl, rest, cancellationToken);
            response.Failed = [.. refused.Select(e => new BatchResultErrorEntry { Id = e.Id, Code = "InternalError" })];
            return response;
        }

        public override Task<DeleteMessageResponse> DeleteMessageAsync(
            string queueUrl, string receiptHandle, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _singles);
            return base.DeleteMessageAsync(queueUrl, receiptHandle, cancellationToken);
        }
    }
}
