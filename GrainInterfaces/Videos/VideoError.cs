namespace TVidz.GrainInterfaces.Videos;

/// <summary>Why a video failed, in words for its owner.</summary>
/// <param name="Code">One of <see cref="VideoErrorCodes"/>.</param>
/// <param name="Message">What was wrong and what to do; no paths, hosts or stacks.</param>
[GenerateSerializer, Immutable, Alias("tvidz.VideoError")]
public sealed record VideoError([property: Id(0)] string Code, [property: Id(1)] string Message);
