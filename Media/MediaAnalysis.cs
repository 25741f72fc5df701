using TVidz.Fingerprints;

namespace TVidz.Media;

/// <summary>What one decoding pass found.</summary>
/// <param name="Fingerprint">The picture's fingerprint.</param>
/// <param name="Duration">Seconds from the first frame's start to the last one's end, measured.</param>
/// <param name="FrameCount">Frames decoded, at least 1.</param>
public sealed record MediaAnalysis(Fingerprint Fingerprint, double Duration, int FrameCount)
{
    /// <summary>Poster and thumbnails; null where none could be made.</summary>
    public MediaPreviews? Previews { get; init; }

    /// <summary>CPU time of the programs that did it.</summary>
    public TimeSpan Cpu { get; init; }
}
