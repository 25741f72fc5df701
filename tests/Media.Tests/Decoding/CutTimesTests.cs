using TVidz.Media.Tests.Support;
using TVidz.Testing.Films;

namespace TVidz.Media.Tests.Decoding;

/// <summary>The cuts of whatever container, codec, frame rate or start time are found where they are.</summary>
public sealed class CutTimesTests : IDisposable
{
    private const double Tolerance = 0.05;

    private readonly Scratch _scratch = new();

    /// <summary>Name, and how to make the copy.</summary>
    public static TheoryData<string, string> Copies => new()
    {
        { "same.mp4", "-c copy" },
        { "thirty.mp4", "-r 30 -c:v libx264 -preset ultrafast" },
        { "matroska.mkv", "-c copy" },
        { "vp9.webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8" },
        { "mpeg2.avi", "-c:v mpeg2video -q:v 4" },
        { "program.mpg", "-c:v mpeg2video -q:v 4" },
        { "shifted.ts", "-c copy -output_ts_offset 1234.5" },
        { "flash.flv", "-c copy" },
        { "odd.mkv", "-vf scale=211:117 -pix_fmt yuv444p -c:v libx264 -preset ultrafast" },
        { "mirrored.mp4", "-vf hflip -c:v libx264 -preset ultrafast" },
        { "variable.mkv", "-vf select=not(mod(n\\,3))+gt(mod(n\\,50)\\,25) -fps_mode vfr -c:v libx264 -preset ultrafast" },
        { "sound.mp4", "-f lavfi -i sine=duration=40 -map 0:v -map 1:a -c:v copy -c:a aac" },
    };

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task Cuts_are_found_where_they_are(string name, string coding)
    {
        var film = await SharedFilm.GetAsync();
        await Ffmpeg.RunAsync(["-i", film.Path, .. coding.Split(' '), _scratch.File(name)]);

        var (info, analysis) = await Analyzers.Real.RunAsync(_scratch.File(name));

        // A frame of the variable-rate copy may be missing at a cut: three frames of the film then are one.
        ShouldBeNear(analysis, film, name == "variable.mkv" ? 0.09 : Tolerance);
        info.Codec.ShouldNotBeEmpty();
        analysis.Duration.ShouldBe(film.Duration, 0.1);
    }

    [Fact]
    public async Task Facts_of_a_plain_film_are_read()
    {
        var film = await SharedFilm.GetAsync();

        var (info, analysis) = await Analyzers.Real.RunAsync(film.Path);

        info.Width.ShouldBe(320);
        info.Height.ShouldBe(240);
        info.FrameRate.ShouldBe(25, 0.01);
        info.Codec.ShouldBe("h264");
        info.Container.ShouldContain("mp4");
        info.Duration.ShouldBe(film.Duration, 0.01);
        analysis.FrameCount.ShouldBe(FilmMaker.IrregularShots.Sum());
        analysis.Fingerprint.Duration.ShouldBe(film.Duration, 0.001);
    }

    [Fact]
    public async Task Rotation_metadata_swaps_width_and_height()
    {
        var film = await SharedFilm.GetAsync();
        var turned = _scratch.File("turned.mp4");
        await Ffmpeg.RunAsync("-i", film.Path, "-c", "copy", "-metadata:s:v:0", "rotate=90", turned);

        var (info, analysis) = await Analyzers.Real.RunAsync(turned);

        (info.Width, info.Height).ShouldBe((240, 320));
        ShouldBeNear(analysis, film);
    }

    [Fact]
    public async Task An_edit_list_hides_what_comes_before_it()
    {
        var film = await SharedFilm.GetAsync();
        var trimmed = _scratch.File("trimmed.mp4");
        await Ffmpeg.RunAsync("-ss", "3", "-i", film.Path, "-c", "copy", trimmed);

        var (_, analysis) = await Analyzers.Real.RunAsync(trimmed);

        analysis.Duration.ShouldBe(film.Duration - 3, 0.1);
        ShouldBeNear(analysis, film with { Cuts = [.. film.Cuts.Where(cut => cut > 3).Select(cut => cut - 3)] });
    }

    [Fact]
    public async Task The_same_bytes_give_the_same_fingerprint_with_one_thread_or_two()
    {
        var film = await SharedFilm.GetAsync();
        await using var one = Analyzers.Build(new() { ["Threads"] = "1" });

        var (_, first) = await Analyzers.Real.RunAsync(film.Path);
        var (_, second) = await ((IMediaAnalyzer)one.GetService(typeof(IMediaAnalyzer))!).RunAsync(film.Path);

        second.Fingerprint.SceneCuts.ShouldBe(first.Fingerprint.SceneCuts);
        second.Duration.ShouldBe(first.Duration);
    }

    [Fact]
    public async Task Progress_never_falls_and_ends_at_one()
    {
        var film = await SharedFilm.GetAsync();
        var progress = new Recorder();
        var info = await Analyzers.Real.ProbeAsync(film.Path, CancellationToken.None);

        await Analyzers.Real.AnalyzeAsync(film.Path, info, progress, CancellationToken.None);

        progress.Reports.Count.ShouldBeGreaterThan(1);
        progress.Reports.Select(report => report.Progress).ShouldBeInOrder();
        progress.Reports[^1].Progress.ShouldBe(1);
        progress.Reports[^1].SceneCuts.Length.ShouldBe(film.Cuts.Length);
    }

    public void Dispose() => _scratch.Dispose();

    private static void ShouldBeNear(MediaAnalysis analysis, Film film, double tolerance = Tolerance)
    {
        var found = analysis.Fingerprint.SceneCuts;
        found.Length.ShouldBe(film.Cuts.Length, string.Join(' ', found));
        foreach (var (cut, expected) in found.Zip(film.Cuts))
        {
            cut.ShouldBe(expected, tolerance);
        }
    }

    private sealed class Recorder : IProgress<MediaProgress>
    {
        public List<MediaProgress> Reports { get; } = [];

        public void Report(MediaProgress value) => Reports.Add(value);
    }
}
