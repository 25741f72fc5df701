using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using TVidz.Testing.Aws;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>The real client, which remembers what it was asked and fails when told to.</summary>
internal sealed class SpySqs() : AmazonSQSClient(
    new BasicAWSCredentials("test", "test"), AwsEndpoint.SqsConfig(AwsEndpoint.Url))
{
    /// <summary>The visibility timeouts that were asked for, in seconds.</summary>
    public ConcurrentQueue<int> Visibilities { get; } = new();

    /// <summary>The delays of messages that were sent one by one, in seconds.</summary>
    public ConcurrentQueue<int?> Delays { get; } = new();

    /// <summary>What changes of visibility fail with.</summary>
    public Exception? VisibilityFailure { get; set; }

    /// <summary>What sending fails with.</summary>
    public Exception? SendFailure { get; set; }

    public override Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        string queueUrl, string receiptHandle, int? visibilityTimeout, CancellationToken cancellationToken = default)
    {
        Visibilities.Enqueue(visibilityTimeout!.Value);
        return VisibilityFailure is { } failure
            ? throw failure
            : base.ChangeMessageVisibilityAsync(queueUrl, receiptHandle, visibilityTimeout, cancellationToken);
    }

    public override Task<SendMessageBatchResponse> SendMessageBatchAsync(
        string queueUrl, List<SendMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default) =>
        SendFailure is { } failure
            ? throw failure
            : base.SendMessageBatchAsync(queueUrl, entries, cancellationToken);

    public override Task<SendMessageResponse> SendMessageAsync(
        SendMessageRequest request, CancellationToken cancellationToken = default)
    {
        Delays.Enqueue(request.DelaySeconds);
        return base.SendMessageAsync(request, cancellationToken);
    }
}
