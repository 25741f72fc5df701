namespace TVidz.GrainInterfaces.Videos;

/// <summary>A request to analyse an object.</summary>
/// <param name="Facts">The object as storage describes it now; its ETag must be known.</param>
/// <param name="MessageId">The queue message that asks; another one for work under way has to wait, the same one again means that its first handler has died.</param>
/// <param name="IsLastReceive">Whether the queue will give the message up if this attempt dies too.</param>
/// <param name="Force">Whether to analyse even if this version of the object has its outcome.</param>
[GenerateSerializer, Immutable, Alias("tvidz.BeginRequest")]
public sealed record BeginRequest(
    [property: Id(0)] ObjectFacts Facts,
    [property: Id(1)] string MessageId,
    [property: Id(2)] bool IsLastReceive = false,
    [property: Id(3)] bool Force = false);
