using System.Collections.Immutable;

namespace TVidz.Fingerprints;

/// <summary>What is kept of a video's pictures so that shared material can be recognised. Immutable.</summary>
/// <param name="Version">The algorithm that made it; only fingerprints of versions that are served are compared.</param>
/// <param name="Duration">Length of the video's picture track in seconds, at least 0.</param>
/// <param name="SceneCuts">
/// Shot boundaries: the presentation time in seconds of the first frame of each new shot, relative to the first frame
/// of the video; strictly ascending, each within (0, <paramref name="Duration"/>].
/// </param>
public sealed record Fingerprint(int Version, double Duration, ImmutableArray<double> SceneCuts)
{
    /// <summary>The version that this build computes.</summary>
    public const int CurrentVersion = 1;
}
