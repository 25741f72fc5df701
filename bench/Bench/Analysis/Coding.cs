using System.Collections.Immutable;

namespace TVidz.Bench.Analysis;

/// <summary>A codec as the benchmark uses it.</summary>
/// <param name="Name">As the table calls it.</param>
/// <param name="First">The encoder's options for the film.</param>
/// <param name="Again">Those of the copy that is encoded again, worse.</param>
/// <param name="Container">The film's, an extension.</param>
/// <param name="OtherContainer">That of the copy with the same packets.</param>
internal sealed record Coding(
    string Name, ImmutableArray<string> First, ImmutableArray<string> Again, string Container, string OtherContainer)
{
    /// <summary>H.264, HEVC and VP9, each at its encoder's fast settings and its usual distance of key frames.</summary>
    public static readonly IReadOnlyList<Coding> All =
    [
        Of("H.264", ["libx264", "-preset", "veryfast"], ["-crf", "21"], ["-crf", "27"], "mp4", "mkv"),
        Of("HEVC", ["libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:scenecut=40"], ["-crf", "23"], ["-crf", "29"], "mp4", "mkv"),
        Of("VP9", ["libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "0"], ["-crf", "33"], ["-crf", "42"], "webm", "mp4"),
    ];

    private static Coding Of(
        string name, string[] encoder, string[] quality, string[] worse, string container, string other) =>
        new(name, ["-c:v", .. encoder, .. quality], ["-c:v", .. encoder, .. worse], container, other);
}
