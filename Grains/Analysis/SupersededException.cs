namespace TVidz.Grains.Analysis;

/// <summary>The video's grain no longer waits for this attempt: another has begun, or the video was deleted.</summary>
public sealed class SupersededException() : Exception("The attempt is superseded");
