using System.Buffers.Binary;
using TVidz.Media.Tests.Support;
using TVidz.Testing.Films;

namespace TVidz.Media.Tests.Previews;

/// <summary>Poster and thumbnails come out of the pass that analyses.</summary>
public sealed class PreviewTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task A_video_has_a_poster_and_a_thumbnail_every_two_seconds()
    {
        var film = await SharedFilm.GetAsync();

        var (_, analysis) = await Analyzers.Real.RunAsync(film.Path);

        var previews = analysis.Previews.ShouldNotBeNull();
        var grid = previews.Grid;
        grid.ShouldBe(new ThumbnailGrid(10, 10, 160, 120, grid.Interval));
        (grid.Interval * grid.Count).ShouldBe(film.Duration, 0.1);
        SizeOf(previews.Poster).ShouldBe("320,240");
        SizeOf(previews.Thumbnails).ShouldBe("1600,120");
    }

    [Theory]
    [InlineData("1920x1080", 30, 15, 10, "160x90", "640,360", "1600,180")]
    [InlineData("640x1138", 4, 10, 10, "90x160", "360,640", "900,160")]
    [InlineData("64x48", 400, 100, 10, "64x48", "64,48", "640,480")]
    public async Task Pictures_are_small_keep_the_shape_and_are_never_larger_than_the_video(
        string size, int seconds, int count, int columns, string tile, string poster, string sheet)
    {
        var path = await MakeAsync("film.mp4", $"testsrc2=size={size}:rate=4:duration={seconds}");

        var previews = (await Analyzers.Real.RunAsync(path)).Analysis.Previews.ShouldNotBeNull();

        (previews.Grid.Count, previews.Grid.Columns).ShouldBe((count, columns));
        $"{previews.Grid.Width}x{previews.Grid.Height}".ShouldBe(tile);
        SizeOf(previews.Poster).ShouldBe(poster);
        SizeOf(previews.Thumbnails).ShouldBe(sheet);
    }

    [Theory]
    [InlineData("-c copy", "shifted.ts", "-output_ts_offset 1234.5")]
    [InlineData("-r 7 -c:v libx264", "slow.mkv", "")]
    public async Task Each_thumbnail_shows_the_middle_of_its_interval(string coding, string name, string output)
    {
        // Brighter by the second: 20 s from black to white.
        var source = await MakeAsync("ramp.mp4", "color=black:size=64x64:rate=25:duration=20,geq=lum='16+T*11':cb=128:cr=128");
        await Ffmpeg.RunAsync(["-i", source, .. Words(coding), .. Words(output), _scratch.File(name)]);

        var previews = (await Analyzers.Real.RunAsync(_scratch.File(name))).Analysis.Previews.ShouldNotBeNull();

        var (grid, sheet) = (previews.Grid, await Grey(previews.Thumbnails));
        grid.Count.ShouldBeInRange(10, 11);
        for (var i = 0; i < grid.Count; i++)
        {
            var (row, column) = Math.DivRem(i, grid.Columns);
            double light = sheet[(((row * 64) + 32) * 640) + (column * 64) + 32];
            (light / 255 * 219 / 11).ShouldBe((i + 0.5) * grid.Interval, 0.35, $"thumbnail {i}");
        }
    }

    [Fact]
    public async Task A_black_beginning_is_no_poster()
    {
        var path = await MakeAsync(
            "late.mp4", "color=black:size=64x64:rate=5:duration=6[a];color=white:size=64x64:rate=5:duration=20[b];[a][b]concat");

        var previews = (await Analyzers.Real.RunAsync(path)).Analysis.Previews.ShouldNotBeNull();

        (await Grey(previews.Poster))[0].ShouldBeGreaterThan((byte)200);
    }

    [Fact]
    public async Task A_video_of_one_frame_and_one_that_says_no_duration_have_pictures()
    {
        var frame = await MakeAsync("frame.mp4", "testsrc2=size=64x64:rate=25:duration=0.04");
        var live = await MakeAsync("live.webm", "testsrc2=size=64x64:rate=5:duration=9", "-c:v libvpx -live 1");

        var still = (await Analyzers.Real.RunAsync(frame)).Analysis.Previews.ShouldNotBeNull();
        var (info, analysis) = await Analyzers.Real.RunAsync(live);

        still.Grid.Count.ShouldBe(10);
        info.Duration.ShouldBe(0);
        var grid = analysis.Previews.ShouldNotBeNull().Grid;
        grid.Interval.ShouldBe(2);
        grid.Count.ShouldBeInRange(4, 5);
    }

    public void Dispose() => _scratch.Dispose();

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<string> MakeAsync(string name, string source, string coding = "-c:v libx264 -preset ultrafast")
    {
        await Ffmpeg.RunAsync(
            ["-filter_complex", $"{source},format=yuv420p[film]", "-map", "[film]", .. Words(coding), _scratch.File(name)]);
        return _scratch.File(name);
    }

    /// <summary>Width and height as the picture's first frame header (SOF0) says them.</summary>
    private static string SizeOf(ReadOnlyMemory<byte> picture)
    {
        var header = picture.Span[(picture.Span.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5)..];
        return $"{BinaryPrimitives.ReadUInt16BigEndian(header[2..])},{BinaryPrimitives.ReadUInt16BigEndian(header)}";
    }

    private async Task<byte[]> Grey(ReadOnlyMemory<byte> picture)
    {
        var path = _scratch.Write("picture.jpg", picture.ToArray());
        await Ffmpeg.RunAsync("-i", path, "-f", "rawvideo", "-pix_fmt", "gray", _scratch.File("picture.raw"));
        return await File.ReadAllBytesAsync(_scratch.File("picture.raw"));
    }
}
