using Microsoft.Extensions.DependencyInjection;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Packets;
using TVidz.Media.Tests.Support;
using TVidz.Testing.Films;

namespace TVidz.Media.Tests.Packets;

/// <summary>The same coded pictures are the same packets, whatever container they are in.</summary>
public sealed class PacketPassTests : IDisposable
{
    private static readonly string[] Hevc = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=50"];
    private static readonly string[] Vp9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "50"];

    private readonly Scratch _scratch = new();

    public static TheoryData<string, string, string> Containers => new()
    {
        { "h264", "mp4", "mkv" },
        { "h264", "mp4", "mov" },
        { "h264", "mp4", "ts" },
        { "h264", "mkv", "mp4" },
        { "hevc", "mp4", "mkv" },
        { "hevc", "mkv", "mov" },
        { "vp9", "webm", "mp4" },
        { "vp9", "mp4", "mkv" },
    };

    [Theory]
    [MemberData(nameof(Containers))]
    public async Task In_another_container_packets_are_the_same(string codec, string container, string other)
    {
        var film = await MakeAsync(codec, container);
        var remuxed = _scratch.File($"remuxed.{other}");
        await Ffmpeg.RunAsync("-i", film.Path, "-c", "copy", remuxed);

        var place = PacketMatcher.FindWithin(await ReadAsync(remuxed), (await ReadAsync(film.Path)).Groups).ShouldNotBeNull();

        ShouldBe(place, 0, film.Duration);
    }

    [Theory]
    [InlineData("h264", "mp4")]
    [InlineData("h264", "mov")]
    [InlineData("h264", "mkv")]
    [InlineData("hevc", "mp4")]
    [InlineData("vp9", "webm")]
    public async Task A_piece_from_a_key_frame_on_has_its_place(string codec, string container)
    {
        var film = await MakeAsync(codec, container);
        var packets = await ReadAsync(film.Path);
        var from = packets.Groups[3].Time;
        var piece = _scratch.File($"piece.{container}");
        await Ffmpeg.RunAsync("-ss", FormattableString.Invariant($"{from:0.###}"), "-i", film.Path, "-c", "copy", piece);

        var place = PacketMatcher.FindWithin(await ReadAsync(piece), packets.Groups).ShouldNotBeNull();

        ShouldBe(place, from, film.Duration - from);
    }

    [Fact]
    public async Task A_piece_whose_container_hides_its_first_frames_has_the_place_of_what_is_shown()
    {
        var film = await MakeAsync("h264", "mp4");
        var packets = await ReadAsync(film.Path);
        var from = packets.Groups[3].Time + 0.6;
        var piece = _scratch.File("piece.mp4");
        await Ffmpeg.RunAsync("-ss", FormattableString.Invariant($"{from:0.###}"), "-i", film.Path, "-c", "copy", piece);

        var place = PacketMatcher.FindWithin(await ReadAsync(piece), packets.Groups).ShouldNotBeNull();

        ShouldBe(place, from, film.Duration - from);
    }

    [Theory]
    [InlineData("h264", "mp4")]
    [InlineData("hevc", "mp4")]
    [InlineData("vp9", "webm")]
    public async Task Encoded_again_it_is_another(string codec, string container)
    {
        var film = await MakeAsync(codec, container);
        var again = _scratch.File($"again.{container}");
        await Ffmpeg.RunAsync(["-i", film.Path, .. CodingOf(codec), "-b:v", "100k", again]);

        PacketMatcher.FindWithin(await ReadAsync(again), (await ReadAsync(film.Path)).Groups).ShouldBeNull();
    }

    [Fact]
    public async Task Sound_and_subtitles_change_nothing()
    {
        var film = await MakeAsync("h264", "mp4");
        var sounding = _scratch.File("sounding.mkv");
        await Ffmpeg.RunAsync("-f", "lavfi", "-i", "sine=duration=30", "-i", film.Path, "-map", "0:a", "-map", "1:v", "-c:v", "copy", sounding);

        var place = PacketMatcher.FindWithin(await ReadAsync(sounding), (await ReadAsync(film.Path)).Groups).ShouldNotBeNull();

        ShouldBe(place, 0, film.Duration);
    }

    [Theory]
    [InlineData("hang", MediaError.Timeout)]
    [InlineData("flood-stderr", MediaError.Timeout)]
    [InlineData("flood-stdout", MediaError.AnalyserCrashed)]
    [InlineData("garbage", MediaError.AnalyserCrashed)]
    public async Task A_program_that_lists_no_packets_ends_in_time_and_one_that_writes_something_else_at_once(
        string behaviour, MediaError error)
    {
        using var dummy = new Dummy(behaviour);
        await using var services = Analyzers.Build(new Dictionary<string, string?>
        {
            ["FfmpegPath"] = dummy.Program,
            ["StallTimeout"] = error == MediaError.Timeout ? "00:00:01" : "00:00:14",
        });

        var failure = await Should.ThrowAsync<MediaException>(() => services.GetRequiredService<IMediaAnalyzer>()
            .ReadPacketsAsync(dummy.Media, new MediaInfo(10, 320, 240, 25, "h264", "mov"), CancellationToken.None));

        failure.Error.ShouldBe(error);
        await dummy.UntilAsync(running: false);
    }

    public void Dispose() => _scratch.Dispose();

    private static string[] CodingOf(string codec) => codec switch
    {
        "hevc" => Hevc,
        "vp9" => Vp9,
        _ => [.. FilmMaker.H264],
    };

    private Task<Film> MakeAsync(string codec, string container) =>
        FilmMaker.MakeAsync(_scratch.File($"film.{container}"), coding: CodingOf(codec));

    private static async Task<PacketTrack> ReadAsync(string path)
    {
        var info = await Analyzers.Real.ProbeAsync(path, CancellationToken.None);
        return (await Analyzers.Real.ReadPacketsAsync(path, info, CancellationToken.None)).Track.ShouldNotBeNull();
    }

    private static void ShouldBe(Segment place, double from, double length)
    {
        place.Start.ShouldBe(0);
        place.End.ShouldBe(length, 0.1);
        place.MatchStart.ShouldBe(from, 0.1);
        place.MatchEnd.ShouldBe(from + length, 0.1);
    }
}
