namespace TVidz.GrainInterfaces.Operations;

/// <summary>Videos in each state.</summary>
/// <param name="Pending">Announced.</param>
/// <param name="Queued">Waiting for a slot.</param>
/// <param name="Analyzing">Being read.</param>
/// <param name="Matching">Being searched for.</param>
/// <param name="Completed">Done.</param>
/// <param name="Failed">Given up.</param>
[GenerateSerializer, Immutable, Alias("tvidz.StatusCounts")]
public sealed record StatusCounts(
    [property: Id(0)] long Pending,
    [property: Id(1)] long Queued,
    [property: Id(2)] long Analyzing,
    [property: Id(3)] long Matching,
    [property: Id(4)] long Completed,
    [property: Id(5)] long Failed);
