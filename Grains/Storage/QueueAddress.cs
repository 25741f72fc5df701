namespace TVidz.Grains.Storage;

/// <summary>The queues as the service knows them.</summary>
/// <param name="Url">The queue's URL.</param>
/// <param name="DeadLetterUrl">The dead-letter queue's URL.</param>
/// <param name="MaxReceiveCount">How often the queue hands out a message before it gives it up; null: for ever.</param>
public sealed record QueueAddress(string Url, string DeadLetterUrl, int? MaxReceiveCount);
