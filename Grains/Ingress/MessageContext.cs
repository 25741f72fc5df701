namespace TVidz.Grains.Ingress;

/// <summary>The queue message that brought an event.</summary>
/// <param name="MessageId">Its id, the same at each redelivery.</param>
/// <param name="SentAt">When it was put on the queue.</param>
/// <param name="IsLastReceive">Whether the queue gives it up if it is not deleted now.</param>
public sealed record MessageContext(string MessageId, DateTimeOffset? SentAt, bool IsLastReceive)
{
    /// <summary>
    /// Takes the analysis slot that the event needs, before anything is begun that would need it. False: there is none,
    /// and the event is to be answered <see cref="EventOutcome.NoSlot"/>.
    /// </summary>
    public Func<bool> TryTakeSlot { get; init; } = static () => true;
}
