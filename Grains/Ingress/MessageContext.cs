namespace TVidz.Grains.Ingress;

/// <summary>The queue message that brought an event.</summary>
/// <param name="MessageId">Its id, the same at each redelivery.</param>
/// <param name="SentAt">When it was put on the queue.</param>
/// <param name="IsLastReceive">Whether the queue gives it up if it is not deleted now.</param>
public sealed record MessageContext(string MessageId, DateTimeOffset? SentAt, bool IsLastReceive);
