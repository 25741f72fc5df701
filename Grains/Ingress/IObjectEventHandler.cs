namespace TVidz.Grains.Ingress;

/// <summary>Does what an event asks for.</summary>
public interface IObjectEventHandler
{
    /// <summary>
    /// Does what can be done for many events together, in seconds at most: what they ask for is done already, or their
    /// objects are gone. May throw, as <see cref="HandleAsync"/>: then nothing may be taken for done.
    /// </summary>
    /// <returns>Those with nothing left to do, whose outcome is persisted.</returns>
    Task<IReadOnlySet<ObjectEvent>> SettleAsync(
        IReadOnlyCollection<ObjectEvent> events, CancellationToken cancellationToken);

    /// <summary>
    /// Handles one event to its end, minutes or hours later. The caller keeps the message invisible meanwhile. An
    /// exception counts as <see cref="EventOutcome.Later"/> if it is a passing failure or the silo stops, as
    /// <see cref="EventOutcome.Abandoned"/> if the message was lost, and as <see cref="EventOutcome.Retry"/> otherwise.
    /// </summary>
    /// <param name="objectEvent">The event.</param>
    /// <param name="message">Its message.</param>
    /// <param name="cancellationToken">The silo stops, or the message was lost to another silo.</param>
    Task<EventOutcome> HandleAsync(
        ObjectEvent objectEvent, MessageContext message, CancellationToken cancellationToken);
}
