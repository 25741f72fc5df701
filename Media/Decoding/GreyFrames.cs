using System.Globalization;
using TVidz.Fingerprints;
using TVidz.Media.Formats;

namespace TVidz.Media.Decoding;

/// <summary>The frames that a fingerprint is made of, as ffmpeg writes them.</summary>
internal static class GreyFrames
{
    /// <summary>
    /// Raw grey frames with the demuxer's own timestamps: none duplicated, none dropped, no rounding to a frame rate. No
    /// metadata, no other stream; nothing in the output depends on the build or the number of threads. Only decoding
    /// gains by threads: handing frames of this size from one to the next costs more than scaling or writing them.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="streamIndex">Of the picture.</param>
    /// <param name="reading">Further options of reading.</param>
    /// <param name="writing">Further options of writing.</param>
    public static string[] Arguments(string path, int streamIndex, string[] reading, string[] writing) =>
    [
        "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error",
        "-protocol_whitelist", MediaFormats.Protocols, "-format_whitelist", MediaFormats.Video,
        .. reading, "-filter_threads", "1",
        "-i", $"file:{path}",
        "-map", string.Create(CultureInfo.InvariantCulture, $"0:{streamIndex}"),
        "-an", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1",
        "-vf", string.Create(
            CultureInfo.InvariantCulture,
            $"scale={FingerprintBuilder.FrameWidth}:{FingerprintBuilder.FrameHeight}:flags=fast_bilinear,format=gray"),
        "-fps_mode", "passthrough", "-enc_time_base", "-1",
        "-c:v", "rawvideo", "-threads", "1", "-fflags", "+bitexact",
        "-write_index", "0", .. writing, "-f", "nut", "pipe:1",
    ];
}
