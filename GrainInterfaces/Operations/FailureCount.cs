namespace TVidz.GrainInterfaces.Operations;

/// <summary>How often videos failed for one reason.</summary>
/// <param name="Code">One of <see cref="Videos.VideoErrorCodes"/>.</param>
/// <param name="Count">How often.</param>
[GenerateSerializer, Immutable, Alias("tvidz.FailureCount")]
public sealed record FailureCount([property: Id(0)] string Code, [property: Id(1)] long Count);
