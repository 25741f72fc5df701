using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;

namespace TVidz.Media;

/// <summary>Turns a local media file into facts and a fingerprint. Thread-safe; a call that needs a program starts its own.</summary>
public interface IMediaAnalyzer
{
    /// <summary>Reads what the file says of itself; decides by its content, never by its name.</summary>
    /// <param name="path">A local file, whatever it is called.</param>
    /// <param name="cancellationToken">Ends the process at once.</param>
    /// <exception cref="MediaException">The file is no video that can be analysed, or the analyser failed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken);

    /// <summary>Decodes the file's picture once, from its first frame to its last.</summary>
    /// <param name="path">The file that was probed.</param>
    /// <param name="info">What <see cref="ProbeAsync"/> said of it.</param>
    /// <param name="progress">Hears of progress, some four times a second, in order; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Ends the process at once.</param>
    /// <exception cref="MediaException">The file cannot be decoded in time or in full, or the analyser failed.</exception>
    Task<MediaAnalysis> AnalyzeAsync(
        string path, MediaInfo info, IProgress<MediaProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Reads the packets of the file's picture without decoding them: some 1 % of what decoding costs.</summary>
    /// <param name="path">The file that was probed.</param>
    /// <param name="info">What <see cref="ProbeAsync"/> said of it.</param>
    /// <param name="cancellationToken">Ends the process at once.</param>
    /// <exception cref="MediaException">It took too long, or the analyser failed.</exception>
    Task<PacketReading> ReadPacketsAsync(string path, MediaInfo info, CancellationToken cancellationToken);

    /// <summary>Decodes the file's key frames alone.</summary>
    /// <param name="path">The file that was probed.</param>
    /// <param name="info">What <see cref="ProbeAsync"/> said of it.</param>
    /// <param name="packets">Its packets.</param>
    /// <param name="isPromising">Asked once, about the first key frames: whether the rest is worth the time.</param>
    /// <param name="cancellationToken">Ends the process at once.</param>
    /// <exception cref="MediaException">It took too long, or the analyser failed.</exception>
    Task<KeyFrameReading> ReadKeyFramesAsync(
        string path,
        MediaInfo info,
        PacketTrack packets,
        Func<KeyFrameTrack, Task<bool>> isPromising,
        CancellationToken cancellationToken);
}
