using System.Collections.Immutable;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints;

/// <summary>What is kept of a video's pictures so that shared material can be recognised. Immutable.</summary>
/// <param name="Version">The algorithm that made it. Versions that are served are compared in what they have in common.</param>
/// <param name="Duration">Length of the video's picture track in seconds, at least 0.</param>
/// <param name="SceneCuts">
/// Shot boundaries: the presentation time in seconds of the first frame of each new shot, relative to the first frame
/// of the video; strictly ascending, each within (0, <paramref name="Duration"/>].
/// </param>
public sealed record Fingerprint(int Version, double Duration, ImmutableArray<double> SceneCuts)
{
    /// <summary>The version that this build computes. Version 1 had cuts alone; cuts are the same in both.</summary>
    public const int CurrentVersion = 2;

    /// <summary>What the video looks like; empty where only its cuts are known.</summary>
    public PictureTrack Pictures { get; init; } = PictureTrack.Empty;

    /// <summary>
    /// The pictures to search for; null where the video has not just been analysed, as they are not kept. Then
    /// <see cref="Pictures"/> are searched for, which find fewer of the copies that are crops.
    /// </summary>
    public PictureProbe? Probe { get; init; }

    /// <summary>Whether there are pictures to search for.</summary>
    internal bool HasPictures => !(Probe?.Pictures.IsEmpty ?? Pictures.IsEmpty);

    /// <summary>What is kept of it.</summary>
    public Fingerprint WithoutProbe() => Probe is null ? this : this with { Probe = null };
}
