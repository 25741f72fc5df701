namespace TVidz.Grains.Storage;

/// <summary>A message as received.</summary>
/// <param name="Id">Its id, the same at each redelivery.</param>
/// <param name="ReceiptHandle">Names this receipt of it.</param>
/// <param name="Body">Its text.</param>
/// <param name="ReceiveCount">How often it was received, this time included.</param>
/// <param name="SentAt">When it was put on the queue.</param>
public sealed record QueueMessage(
    string Id, string ReceiptHandle, string Body, int ReceiveCount, DateTimeOffset? SentAt);
