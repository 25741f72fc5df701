using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.Media.Decoding;
using TVidz.Media.KeyFrames;
using TVidz.Media.Packets;
using TVidz.Media.Probing;

namespace TVidz.Media;

/// <summary>Analyses with ffprobe and ffmpeg.</summary>
internal sealed class FfmpegMediaAnalyzer(
    MediaProber prober, PacketPass packetPass, KeyFramePass keyFramePass, FramePassRunner passes) : IMediaAnalyzer
{
    public Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken) =>
        prober.ProbeAsync(path, cancellationToken);

    public Task<MediaAnalysis> AnalyzeAsync(
        string path, MediaInfo info, IProgress<MediaProgress>? progress, CancellationToken cancellationToken) =>
        passes.RunAsync(path, info, progress, cancellationToken);

    public Task<PacketReading> ReadPacketsAsync(string path, MediaInfo info, CancellationToken cancellationToken) =>
        packetPass.RunAsync(path, info, cancellationToken);

    public Task<KeyFrameReading> ReadKeyFramesAsync(
        string path,
        MediaInfo info,
        PacketTrack packets,
        Func<KeyFrameTrack, Task<bool>> isPromising,
        CancellationToken cancellationToken) =>
        keyFramePass.RunAsync(path, info, packets, isPromising, cancellationToken);
}
