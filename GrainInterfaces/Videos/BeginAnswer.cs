namespace TVidz.GrainInterfaces.Videos;

/// <summary>The answer to <see cref="BeginRequest"/>.</summary>
/// <param name="Decision">What to do.</param>
/// <param name="Attempt">The number to report under, when the decision is <see cref="BeginDecision.Go"/>.</param>
[GenerateSerializer, Immutable, Alias("tvidz.BeginAnswer")]
public sealed record BeginAnswer([property: Id(0)] BeginDecision Decision, [property: Id(1)] int Attempt = 0);
