using System.Collections.Immutable;
using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Transforms;

/// <summary>How a copy is encoded.</summary>
/// <param name="Options">ffmpeg's.</param>
/// <param name="Extension">Decides the container.</param>
internal sealed record Encoding(ImmutableArray<string> Options, string Extension)
{
    /// <summary>What an upload most often is.</summary>
    public static readonly Encoding H264 = H264At(28);

    /// <summary>VP9 in WebM.</summary>
    public static readonly Encoding Vp9 = new(
        ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "300k", "-pix_fmt", "yuv420p"], "webm");

    /// <summary>MPEG-2 in a program stream, whose clock does not begin at 0.</summary>
    public static readonly Encoding Mpeg2 = new(["-c:v", "mpeg2video", "-q:v", "10"], "mpg");

    /// <summary>HEVC in Matroska.</summary>
    public static readonly Encoding Hevc = new(
        ["-c:v", "libx265", "-preset", "ultrafast", "-crf", "32", "-x265-params", "log-level=none:pools=none"], "mkv");

    /// <summary>H.264 in Matroska with frames at any time.</summary>
    public static readonly Encoding VariableRate = new(
        ["-fps_mode", "vfr", .. H264.Options], "mkv");

    /// <summary>H.264 of a given quality.</summary>
    public static Encoding H264At(int crf) => new(
        ["-c:v", "libx264", "-preset", "superfast", "-crf", $"{crf}", "-pix_fmt", "yuv420p"], "mp4");

    /// <summary>The recipe with this encoding.</summary>
    public Recipe Recipe(ImmutableArray<RecipeInput> inputs, string graph) => new(inputs, graph, Options, Extension);
}
