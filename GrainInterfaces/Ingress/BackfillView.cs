namespace TVidz.GrainInterfaces.Ingress;

/// <summary>A backfill at one moment.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">Only keys that begin so.</param>
/// <param name="Queued">Objects put on the queue.</param>
/// <param name="IsDone">Whether the listing has ended.</param>
/// <param name="StartedAt">When it began.</param>
[GenerateSerializer, Immutable, Alias("tvidz.BackfillView")]
public sealed record BackfillView(
    [property: Id(0)] string Bucket,
    [property: Id(1)] string? Prefix,
    [property: Id(2)] long Queued,
    [property: Id(3)] bool IsDone,
    [property: Id(4)] DateTimeOffset StartedAt);
