namespace TVidz.Grains.Ingress;

/// <summary>What becomes of an event's message.</summary>
public enum EventOutcome
{
    /// <summary>The outcome is persisted: delete it.</summary>
    Done,

    /// <summary>A passing failure: leave it on the queue, to come back after a pause that grows with its receive count.</summary>
    Retry,
}
