using System.Globalization;
using Microsoft.Extensions.Options;
using TVidz.Media.Previews;
using TVidz.Media.Processes;

namespace TVidz.Media.Decoding;

/// <summary>Decodes a file's picture once and judges whether all of it came.</summary>
internal sealed class FramePassRunner(ChildProcess children, IOptions<MediaOptions> options, TimeProvider time)
{
    /// <summary>The share of the declared duration that must have been decoded.</summary>
    private const double CompleteShare = 0.9;

    /// <summary>What ffmpeg says when the reason for giving up lies in the file.</summary>
    private static readonly string[] FileReasons =
    [
        "Invalid data found when processing input",
        "Cannot determine format of input stream",
        "Not yet implemented in FFmpeg",
        "Decoder not found",
        "End of file",
    ];

    /// <inheritdoc cref="IMediaAnalyzer.AnalyzeAsync"/>
    public async Task<MediaAnalysis> RunAsync(
        string path, MediaInfo info, IProgress<MediaProgress>? progress, CancellationToken cancellationToken)
    {
        using var watch = new PassWatch(options.Value, info.Duration, time, cancellationToken);
        using var previews = new PreviewOutputs(info);
        var pass = new FramePass(info, watch, progress, time);
        try
        {
            var result = await children.RunAsync(
                options.Value.FfmpegPath,
                [.. Arguments(path, info.StreamIndex), .. previews.Arguments],
                pass.ReadAsync,
                watch.Token);
            Judge(result, pass, info);
            return pass.Complete() with { Previews = previews.Read(pass.Duration), Cpu = result.Cpu };
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw watch.Explain(exception);
        }
        catch (NutFormatException exception)
        {
            throw MediaFailures.Crashed(exception);
        }
    }

    /// <summary>A full buffer at a time is written, not a frame.</summary>
    private string[] Arguments(string path, int streamIndex) => GreyFrames.Arguments(
        path,
        streamIndex,
        reading: ["-max_error_rate", "1", "-threads", options.Value.Threads.ToString(CultureInfo.InvariantCulture)],
        writing: ["-flush_packets", "0"]);

    private static void Judge(ChildResult result, FramePass pass, MediaInfo info)
    {
        var isFileReason = FileReasons.Any(reason => result.Errors.Contains(reason, StringComparison.Ordinal));
        if (result.IsSignalled || (result.ExitCode != 0 && !isFileReason))
        {
            throw MediaFailures.Crashed();
        }

        if (pass.FrameCount > 0 && !BreaksOff(result, pass, info))
        {
            return;
        }

        throw result.IsOutOfMemory ? MediaFailures.Crashed()
            : pass.FrameCount == 0 ? MediaFailures.NothingDecoded()
            : MediaFailures.BreaksOff(pass.Duration, info.Duration);
    }

    /// <summary>Where only the file's duration is known, sound may outlast the picture: then it takes ffmpeg's complaint too.</summary>
    private static bool BreaksOff(ChildResult result, FramePass pass, MediaInfo info) =>
        pass.Duration < CompleteShare * info.Duration && (info.IsPictureDuration || result.Errors.Length > 0);
}
