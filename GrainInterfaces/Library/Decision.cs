namespace TVidz.GrainInterfaces.Library;

/// <summary>A person's decision about a pair of videos, whichever of the two is named first. Outlives further analyses.</summary>
/// <param name="Verdict">What was decided.</param>
/// <param name="Note">Why, in the person's words; at most 2,000 characters.</param>
/// <param name="DecidedBy">The name of the key that was used; null without keys.</param>
/// <param name="DecidedAt">When (UTC).</param>
[GenerateSerializer, Immutable, Alias("tvidz.Decision")]
public sealed record Decision(
    [property: Id(0)] Verdict Verdict,
    [property: Id(1)] string? Note,
    [property: Id(2)] string? DecidedBy,
    [property: Id(3)] DateTimeOffset DecidedAt);
