using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>The pictures of a video. Immutable.</summary>
/// <param name="Runs">By start; runs of one area do not overlap.</param>
public sealed record PictureTrack(ImmutableArray<PictureRun> Runs)
{
    /// <summary>Of a video whose pictures are not known.</summary>
    public static readonly PictureTrack Empty = new([]);

    /// <summary>Whether no picture is known.</summary>
    public bool IsEmpty => Runs.IsEmpty;
}
