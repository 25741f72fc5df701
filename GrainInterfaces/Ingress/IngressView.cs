namespace TVidz.GrainInterfaces.Ingress;

/// <summary>A silo's ingress at one moment.</summary>
/// <param name="Silo">Its silo.</param>
/// <param name="IsPolling">Whether it asks the queue.</param>
/// <param name="Breaker">closed, open or half_open: the worse of the queue's and of the work's.</param>
/// <param name="FreeSlots">Analyses that could begin now.</param>
/// <param name="MessagesInWork">Messages received and not finished.</param>
/// <param name="Received">Messages received since the silo's start.</param>
/// <param name="Deleted">Messages finished and deleted.</param>
/// <param name="Rejected">Messages put on the dead-letter queue as malformed.</param>
/// <param name="LastError">The last failure to reach the queue, or of what the work needs, in words.</param>
/// <param name="LastReceiveAt">When the queue last answered.</param>
/// <param name="TotalSlots">Analyses that the silo runs at most.</param>
[GenerateSerializer, Immutable, Alias("tvidz.IngressView")]
public sealed record IngressView(
    [property: Id(0)] string Silo,
    [property: Id(1)] bool IsPolling,
    [property: Id(2)] string Breaker,
    [property: Id(3)] int FreeSlots,
    [property: Id(4)] int MessagesInWork,
    [property: Id(5)] long Received,
    [property: Id(6)] long Deleted,
    [property: Id(7)] long Rejected,
    [property: Id(8)] string? LastError,
    [property: Id(9)] DateTimeOffset? LastReceiveAt,
    [property: Id(10)] int TotalSlots);
