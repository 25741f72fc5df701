using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using TVidz.Fingerprints.Packets;
using TVidz.Media.Decoding;
using TVidz.Media.Formats;
using TVidz.Media.Processes;

namespace TVidz.Media.Packets;

/// <summary>Reads a file's packets without decoding them: ffmpeg copies them into a list of their times, sizes and checksums.</summary>
internal sealed class PacketPass(ChildProcess children, IOptions<MediaOptions> options, TimeProvider time)
{
    /// <summary>The share of the declared duration that must be there; what is missing may be damaged, and decoding will say so.</summary>
    private const double CompleteShare = 0.98;

    /// <summary>Characters, many times a line.</summary>
    private const int BufferSize = 1 << 15;

    /// <inheritdoc cref="IMediaAnalyzer.ReadPacketsAsync"/>
    public async Task<PacketReading> RunAsync(string path, MediaInfo info, CancellationToken cancellationToken)
    {
        using var watch = new PassWatch(options.Value, info.Duration, time, cancellationToken);
        var builder = new PacketTrackBuilder();
        try
        {
            var result = await children.RunAsync(
                options.Value.FfmpegPath,
                Arguments(path, info),
                (stream, token) => ReadAsync(stream, builder, watch, token),
                watch.Token);
            return new PacketReading(
                result is { ExitCode: 0, Errors.Length: 0 } ? Whole(builder.Build(), info) : null, builder.Count, result.Cpu);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw watch.Explain(exception);
        }
        catch (FormatException exception)
        {
            throw MediaFailures.Crashed(exception);
        }
    }

    private static PacketTrack? Whole(PacketTrack? track, MediaInfo info) =>
        track is not null && (!info.IsPictureDuration || track.Duration >= CompleteShare * info.Duration) ? track : null;

    private static async Task ReadAsync(
        Stream output, PacketTrackBuilder builder, PassWatch watch, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(output, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, BufferSize);
        var lines = new PacketLines();
        var buffer = new char[BufferSize];
        int kept = 0, count;
        while ((count = await reader.ReadAsync(buffer.AsMemory(kept), cancellationToken)) > 0)
        {
            kept = Take(buffer, kept + count, lines, builder, watch);
            if (kept == buffer.Length)
            {
                throw new FormatException($"ffmpeg wrote a line of more than {BufferSize} characters.");
            }
        }
    }

    /// <summary>Takes all whole lines in.</summary>
    /// <returns>How much is left, now at the buffer's beginning: a part of the next line.</returns>
    private static int Take(char[] buffer, int count, PacketLines lines, PacketTrackBuilder builder, PassWatch watch)
    {
        var received = buffer.AsSpan(0, count);
        for (var end = received.IndexOf('\n'); end >= 0; end = received.IndexOf('\n'))
        {
            if (lines.Read(received[..end]) is { } packet)
            {
                builder.Add(packet);
                watch.FrameSeen(packet.Time);
            }

            received = received[(end + 1)..];
        }

        received.CopyTo(buffer);
        return received.Length;
    }

    private static string[] Arguments(string path, MediaInfo info) =>
    [
        "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error",
        "-protocol_whitelist", MediaFormats.Protocols, "-format_whitelist", MediaFormats.Video,
        "-i", $"file:{path}",
        "-map", string.Create(CultureInfo.InvariantCulture, $"0:{info.StreamIndex}"),
        "-c", "copy", .. WithoutContainer(info.Codec),
        "-flush_packets", "0", "-f", "framecrc", "pipe:1",
    ];

    /// <summary>
    /// Containers differ in how they mark where a unit of H.264 or HEVC begins, and in the parameters and marks that they
    /// put in between: with start codes, and with pictures only, the same stream is the same in all.
    /// </summary>
    private static string[] WithoutContainer(string codec) => codec switch
    {
        "h264" => ["-bsf:v", "h264_mp4toannexb,filter_units=pass_types=1-5"],
        "hevc" => ["-bsf:v", "hevc_mp4toannexb,filter_units=pass_types=0-31"],
        _ => [],
    };
}
