using Microsoft.Extensions.Options;
using TVidz.Media.Formats;
using TVidz.Media.Processes;

namespace TVidz.Media.Probing;

/// <summary>Asks ffprobe what a file is.</summary>
internal sealed class MediaProber(ChildProcess children, IOptions<MediaOptions> options, TimeProvider time)
{
    private const int MaxReport = 1 << 20;

    // Codes of FFmpeg for reasons that lie in the file; see libavutil/error.h.
    private const int InvalidData = -1094995529;
    private const int InvalidArgument = -22; // the format is not on the whitelist
    private const int EndOfFile = -541478725;
    private const int NotImplemented = -1163346256;
    private const int NotPermitted = -1;
    private const int OutOfRange = -34;

    /// <inheritdoc cref="IMediaAnalyzer.ProbeAsync"/>
    public async Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length == 0)
        {
            throw MediaFailures.Empty();
        }

        var (report, cpu) = await ReportAsync(path, cancellationToken);
        return report.Error is null
            ? ProbeVerdict.Judge(report) with { Cpu = cpu }
            : throw await ExplainAsync(path, report.Error.Code, cancellationToken);
    }

    private async Task<(ProbeReport Report, TimeSpan Cpu)> ReportAsync(string path, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.ProbeTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var output = new MemoryStream();
        try
        {
            var result = await children.RunAsync(
                options.Value.FfprobePath,
                Arguments(path),
                (stream, token) => ReadReportAsync(stream, output, token),
                either.Token);
            var report = ProbeReport.Parse(output.GetBuffer().AsSpan(0, (int)output.Length));
            return IsAnswer(result, report) ? (report!, result.Cpu) : throw MediaFailures.Crashed();
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw MediaFailures.TookTooLong(options.Value.ProbeTimeout, exception);
        }
    }

    /// <summary>ffprobe reports an error and exits 1, or reports a format and exits 0.</summary>
    private static bool IsAnswer(ChildResult result, ProbeReport? report) =>
        result.ExitCode == 0 ? report?.Format is not null : result.ExitCode == 1 && report?.Error is not null;

    private static string[] Arguments(string path) =>
    [
        "-v", "error", "-hide_banner",
        "-protocol_whitelist", MediaFormats.Protocols, "-format_whitelist", MediaFormats.Probed,
        "-print_format", "json", "-show_error", "-show_entries", ProbeReport.Entries,
        "-i", $"file:{path}",
    ];

    private static async Task ReadReportAsync(Stream stream, MemoryStream report, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (report.Length + count > MaxReport)
            {
                throw MediaFailures.Crashed(new InvalidDataException($"ffprobe wrote more than {MaxReport} bytes."));
            }

            report.Write(buffer, 0, count);
        }
    }

    private static async Task<MediaException> ExplainAsync(string path, int code, CancellationToken cancellationToken)
    {
        if (code is not (InvalidData or InvalidArgument or EndOfFile or NotImplemented or NotPermitted or OutOfRange))
        {
            return MediaFailures.Crashed(new InvalidDataException($"ffprobe could not open the file: {code}."));
        }

        return await ContainerSignature.IsVideoAsync(path, cancellationToken)
            ? MediaFailures.Unreadable()
            : MediaFailures.NotAVideo();
    }
}
