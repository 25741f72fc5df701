using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.Media.Containers;
using TVidz.Media.Decoding;
using TVidz.Media.KeyFrames;
using TVidz.Media.Packets;
using TVidz.Media.Probing;

namespace TVidz.Media;

/// <summary>Analyses with ffprobe and ffmpeg, and without them what can be read in less time than they take to start.</summary>
internal sealed class FfmpegMediaAnalyzer(
    ContainerReader containers, MediaProber prober, PacketPass packetPass, KeyFramePass keyFramePass, FramePassRunner passes) : IMediaAnalyzer
{
    public async Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken) =>
        await containers.DescribeAsync(path, cancellationToken) ?? await prober.ProbeAsync(path, cancellationToken);

    public Task<MediaAnalysis> AnalyzeAsync(
        string path, MediaInfo info, IProgress<MediaProgress>? progress, CancellationToken cancellationToken) =>
        passes.RunAsync(path, info, progress, cancellationToken);

    public async Task<PacketReading> ReadPacketsAsync(string path, MediaInfo info, CancellationToken cancellationToken) =>
        await containers.ReadPacketsAsync(path, cancellationToken) ?? await packetPass.RunAsync(path, info, cancellationToken);

    public Task<KeyFrameReading> ReadKeyFramesAsync(
        string path,
        MediaInfo info,
        PacketTrack packets,
        Func<KeyFrameTrack, Task<bool>> isPromising,
        CancellationToken cancellationToken) =>
        keyFramePass.RunAsync(path, info, packets, isPromising, cancellationToken);
}
