using System.Diagnostics;
using TVidz.Media.Tests.Support;
using TVidz.Testing.Films;

namespace TVidz.Media.Tests.Decoding;

/// <summary>Videos at the edges are videos.</summary>
public sealed class UnusualVideoTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task One_frame_is_a_video_without_cuts()
    {
        var film = await FilmMaker.MakeAsync(_scratch.File("one.mp4"), [1]);

        var (_, analysis) = await Analyzers.Real.RunAsync(film.Path);

        analysis.FrameCount.ShouldBe(1);
        analysis.Fingerprint.SceneCuts.ShouldBeEmpty();
        analysis.Duration.ShouldBe(0.04, 0.001);
    }

    [Fact]
    public async Task A_single_shot_has_no_cuts()
    {
        var film = await FilmMaker.MakeAsync(_scratch.File("shot.mp4"), [200]);

        var (_, analysis) = await Analyzers.Real.RunAsync(film.Path);

        analysis.Fingerprint.SceneCuts.ShouldBeEmpty();
        analysis.Duration.ShouldBe(8, 0.001);
    }

    [Fact]
    public async Task Twelve_hours_of_still_frames_take_little_longer_than_decoding_them()
    {
        var path = _scratch.File("still.mkv");
        await Ffmpeg.RunAsync(
            "-f", "lavfi", "-i", "color=gray:size=64x48:rate=1:duration=43200", "-c:v", "libx264", "-preset", "ultrafast",
            "-g", "600", path);
        var watch = Stopwatch.StartNew();
        await Ffmpeg.RunAsync("-i", path, "-an", "-f", "null", "-");
        var decoding = watch.Elapsed;
        watch.Restart();

        var (info, analysis) = await Analyzers.Real.RunAsync(path);

        info.Duration.ShouldBe(43_200, 1);
        analysis.Duration.ShouldBe(43_200, 1);
        analysis.Fingerprint.SceneCuts.ShouldBeEmpty();
        watch.Elapsed.ShouldBeLessThan(20 * decoding);
    }

    [Fact]
    public async Task Ten_thousand_cuts_are_counted()
    {
        var path = _scratch.File("cuts.mkv");
        await Ffmpeg.RunAsync(
            "-f", "lavfi", "-i", "color=black:size=64x64:rate=10:duration=4000.4",
            "-vf", "negate=enable='mod(floor(n/4)\\,2)'", "-c:v", "libx264", "-preset", "ultrafast", path);

        var (_, analysis) = await Analyzers.Real.RunAsync(path);

        analysis.Fingerprint.SceneCuts.Length.ShouldBe(10_000);
        analysis.Fingerprint.SceneCuts[^1].ShouldBe(4000, 0.05);
    }

    [Fact]
    public async Task A_video_that_does_not_say_how_long_it_is_is_measured()
    {
        var film = await SharedFilm.GetAsync();
        var live = _scratch.File("live.webm");
        await Ffmpeg.RunAsync("-i", film.Path, "-c:v", "libvpx", "-deadline", "realtime", "-live", "1", "-f", "webm", live);

        var (info, analysis) = await Analyzers.Real.RunAsync(live);

        info.Duration.ShouldBe(0);
        analysis.Duration.ShouldBe(film.Duration, 0.1);
        analysis.Fingerprint.SceneCuts.Length.ShouldBe(film.Cuts.Length);
    }

    public void Dispose() => _scratch.Dispose();
}
