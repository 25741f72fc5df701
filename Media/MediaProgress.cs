using System.Collections.Immutable;

namespace TVidz.Media;

/// <summary>How far a decoding pass is.</summary>
/// <param name="Progress">0 to 1, never falling; stays 0 until the end where the duration is not known.</param>
/// <param name="SceneCuts">The cuts found so far: seconds since the first frame, ascending.</param>
public sealed record MediaProgress(double Progress, ImmutableArray<double> SceneCuts);
