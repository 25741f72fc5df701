namespace TVidz.Grains.Ingress;

/// <summary>What becomes of an event's message.</summary>
public enum EventOutcome
{
    /// <summary>The outcome is persisted: delete it.</summary>
    Done,

    /// <summary>It failed, and may itself be why: leave it on the queue, to come back after a pause that grows. The queue gives it up after a number of receives.</summary>
    Retry,

    /// <summary>Its time has not come (another message's analysis of the same object is under way), or what it needs does not answer. It comes back after a pause, however often: never a dead letter for this.</summary>
    Later,

    /// <summary>Nothing was begun, as all slots are taken: others may have it at once, however often.</summary>
    NoSlot,

    /// <summary>Another handler may have it by now: leave it alone. If nobody has, it comes back by itself.</summary>
    Abandoned,
}
