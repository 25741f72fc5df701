namespace TVidz.Bench.Ingress;

/// <summary>What SQS' JSON protocol sends, whatever the action: each uses some of it.</summary>
internal sealed record SqsRequest(
    string? QueueUrl,
    string? QueueName,
    int? MaxNumberOfMessages,
    int? WaitTimeSeconds,
    int? VisibilityTimeout,
    int? DelaySeconds,
    string? ReceiptHandle,
    string? MessageBody,
    IReadOnlyList<SqsRequest.Entry>? Entries)
{
    /// <summary>One of a batch.</summary>
    internal sealed record Entry(string Id, string? ReceiptHandle, int? VisibilityTimeout, int? DelaySeconds, string? MessageBody);
}
