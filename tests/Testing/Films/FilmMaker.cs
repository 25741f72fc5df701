using System.Collections.Immutable;
using System.Globalization;

namespace TVidz.Testing.Films;

/// <summary>Makes films with hard cuts at known, irregular times between sources that look different.</summary>
public static class FilmMaker
{
    /// <summary>Lengths of shots in frames at 25 a second, without a rhythm that repeats.</summary>
    public static readonly ImmutableArray<int> IrregularShots = [37, 52, 29, 71, 44, 33, 61, 26, 48, 57];

    private static readonly ImmutableArray<string> Sources =
    [
        "testsrc2=size={0}:rate={1}",
        "smptebars=size={0}:rate={1},negate",
        "mandelbrot=size={0}:rate={1}:start_scale=0.5",
        "rgbtestsrc=size={0}:rate={1}",
        "testsrc=size={0}:rate={1}",
        "pal75bars=size={0}:rate={1},transpose=1,scale={2}",
    ];

    /// <summary>The usual coding: H.264, quickly.</summary>
    public static ImmutableArray<string> H264 { get; } = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "50"];

    /// <summary>Makes a film.</summary>
    /// <param name="path">Where to; its ending decides the container.</param>
    /// <param name="shots">Lengths of the shots in frames.</param>
    /// <param name="coding">ffmpeg's output arguments; <see cref="H264"/> if none.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="size">Width and height, as <c>320x240</c>.</param>
    /// <param name="firstSource">Which source the first shot shows; the following shots show the following ones.</param>
    public static async Task<Film> MakeAsync(
        string path,
        IReadOnlyList<int>? shots = null,
        IReadOnlyList<string>? coding = null,
        int rate = 25,
        string size = "320x240",
        int firstSource = 0)
    {
        shots ??= IrregularShots;
        var graph = shots.Select((length, shot) => string.Create(
            CultureInfo.InvariantCulture,
            $"{Source(firstSource + shot, size, rate)},trim=end_frame={length},format=yuv420p,setsar=1[s{shot}]"));
        var inputs = string.Concat(Enumerable.Range(0, shots.Count).Select(shot => $"[s{shot}]"));
        await Ffmpeg.RunAsync(
        [
            "-filter_complex", $"{string.Join(';', graph)};{inputs}concat=n={shots.Count}:v=1:a=0[film]",
            "-map", "[film]", "-r", $"{rate}", .. coding ?? H264, path,
        ]);
        return new Film(path, CutsAfter(shots, rate), shots.Sum() / (double)rate);
    }

    /// <summary>The times at which shots of these lengths begin, but for the first.</summary>
    public static ImmutableArray<double> CutsAfter(IReadOnlyList<int> shots, double rate)
    {
        var cuts = ImmutableArray.CreateBuilder<double>();
        var frames = 0;
        foreach (var shot in shots.SkipLast(1))
        {
            frames += shot;
            cuts.Add(frames / rate);
        }

        return cuts.ToImmutable();
    }

    private static string Source(int index, string size, int rate) =>
        string.Format(
            CultureInfo.InvariantCulture, Sources[index % Sources.Length], size, rate, size.Replace('x', ':'));
}
