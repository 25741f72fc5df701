using TVidz.Media.Tests.Support;
using TVidz.Testing.Films;

namespace TVidz.Media.Tests.Probing;

/// <summary>What is no intact video gets a clear error.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Zero_bytes_are_empty() =>
        await ShouldFailAsync(_scratch.Write("empty.mp4", []), MediaError.Empty);

    [Theory]
    [InlineData("Dear reader, this is no video.\n")]
    [InlineData("""{"records":[{"video":true}]}""")]
    [InlineData("<html><body>404</body></html>")]
    public async Task Text_named_mp4_is_not_a_video(string text) =>
        await ShouldFailAsync(_scratch.Write("text.mp4", text), MediaError.NotAVideo);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_bytes_are_not_a_video(int seed)
    {
        var bytes = new byte[100_000];
        new Random(seed).NextBytes(bytes);

        await ShouldFailAsync(_scratch.Write("random.mp4", bytes), MediaError.NotAVideo);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("gif")]
    [InlineData("webp")]
    [InlineData("bmp")]
    public async Task An_image_has_no_video_stream(string format)
    {
        var image = _scratch.File($"image.{format}");
        await Ffmpeg.RunAsync("-f", "lavfi", "-i", "testsrc2=size=320x240", "-frames:v", "1", image);
        File.Move(image, _scratch.File("image.mp4"));

        var failure = await ShouldFailAsync(_scratch.File("image.mp4"), MediaError.NoVideoStream);

        failure.Message.ShouldContain("still image");
    }

    [Theory]
    [InlineData("sound.m4a", "-c:a aac")]
    [InlineData("sound.mp3", "")]
    [InlineData("sound.wav", "")]
    [InlineData("sound.ogg", "-c:a libvorbis")]
    public async Task Sound_alone_has_no_video_stream(string name, string coding)
    {
        await Ffmpeg.RunAsync(
            ["-f", "lavfi", "-i", "sine=duration=2", .. coding.Split(' ', StringSplitOptions.RemoveEmptyEntries), _scratch.File(name)]);

        var failure = await ShouldFailAsync(_scratch.File(name), MediaError.NoVideoStream);

        failure.Message.ShouldContain("sound");
    }

    [Theory]
    [InlineData("cover.mp3")]
    [InlineData("cover.m4a")]
    public async Task Sound_with_a_cover_has_no_video_stream(string name)
    {
        await Ffmpeg.RunAsync(
            "-f", "lavfi", "-i", "sine=duration=2", "-f", "lavfi", "-i", "testsrc2=size=64x64:duration=0.04",
            "-map", "0", "-map", "1", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-disposition:v:0", "attached_pic", _scratch.File(name));

        await ShouldFailAsync(_scratch.File(name), MediaError.NoVideoStream);
    }

    [Fact]
    public async Task A_file_truncated_at_half_is_corrupt_and_says_where_it_breaks_off()
    {
        var film = await SharedFilm.GetAsync();

        var failure = await ShouldFailAsync(await HalfAsync(film.Path), MediaError.Corrupt);

        failure.Message.ShouldContain("Only the first ");
        failure.Message.ShouldContain("of 18.3 s");
    }

    [Fact]
    public async Task A_file_truncated_before_its_index_is_corrupt()
    {
        var film = await SharedFilm.GetAsync();
        var last = _scratch.File("index-last.mp4");
        await Ffmpeg.RunAsync("-i", film.Path, "-c", "copy", last);

        await ShouldFailAsync(await HalfAsync(last), MediaError.Corrupt);
    }

    [Fact]
    public async Task A_file_with_nothing_left_but_its_index_is_corrupt()
    {
        var film = await SharedFilm.GetAsync();
        var bytes = await File.ReadAllBytesAsync(film.Path);
        var pictures = bytes.AsSpan().IndexOf("mdat"u8);

        await ShouldFailAsync(_scratch.Write("index.mp4", bytes[..(pictures + 100)]), MediaError.Corrupt);
    }

    [Fact]
    public async Task Bit_flips_that_the_decoder_conceals_do_no_harm()
    {
        var film = await SharedFilm.GetAsync();
        var bytes = await File.ReadAllBytesAsync(film.Path);
        var random = new Random(7);
        for (var flips = 0; flips < 20; flips++)
        {
            bytes[random.Next(bytes.Length / 4, bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        var (_, analysis) = await Analyzers.Real.RunAsync(_scratch.Write("flipped.mp4", bytes));

        analysis.Duration.ShouldBe(film.Duration, 0.2);
        foreach (var cut in film.Cuts)
        {
            analysis.Fingerprint.SceneCuts.ShouldContain(found => Math.Abs(found - cut) < 0.05);
        }
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_the_callers_mistake() =>
        await Should.ThrowAsync<FileNotFoundException>(
            () => Analyzers.Real.ProbeAsync(_scratch.File("none.mp4"), CancellationToken.None));

    public void Dispose() => _scratch.Dispose();

    private static async Task<MediaException> ShouldFailAsync(string path, MediaError error)
    {
        var failure = await Analyzers.Real.FailAsync(path);
        failure.Error.ShouldBe(error, failure.Message);
        failure.IsTransient.ShouldBeFalse();
        return failure;
    }

    private async Task<string> HalfAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        return _scratch.Write("half.mp4", bytes[..(bytes.Length / 2)]);
    }
}
