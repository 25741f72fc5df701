using TVidz.Media.Decoding;
using TVidz.Media.Probing;

namespace TVidz.Media;

/// <summary>Analyses with ffprobe and ffmpeg.</summary>
internal sealed class FfmpegMediaAnalyzer(MediaProber prober, FramePassRunner passes) : IMediaAnalyzer
{
    public Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken) =>
        prober.ProbeAsync(path, cancellationToken);

    public Task<MediaAnalysis> AnalyzeAsync(
        string path, MediaInfo info, IProgress<MediaProgress>? progress, CancellationToken cancellationToken) =>
        passes.RunAsync(path, info, progress, cancellationToken);
}
