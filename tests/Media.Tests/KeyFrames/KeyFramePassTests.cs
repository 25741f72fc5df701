using TVidz.Fingerprints.Packets;
using TVidz.Media.Tests.Support;
using TVidz.Testing.Films;

namespace TVidz.Media.Tests.KeyFrames;

public sealed class KeyFramePassTests : IDisposable
{
    private static readonly string[] Hevc = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=50"];

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("h264", "mp4")]
    [InlineData("h264", "mkv")]
    [InlineData("hevc", "mp4")]
    [InlineData("hevc", "mkv")]
    public async Task Key_frames_alone_are_decoded_each_at_its_time(string codec, string container)
    {
        var film = await FilmMaker.MakeAsync(
            _scratch.File($"film.{container}"), coding: codec == "hevc" ? Hevc : [.. FilmMaker.H264]);
        var (info, packets) = await ReadPacketsAsync(film.Path);

        var track = (await ReadAsync(film.Path, info, packets, isPromising: true)).Track.ShouldNotBeNull();

        info.HasCheapKeyFrames.ShouldBeTrue();
        double[] times = [.. track.Fingerprint.Probe!.Pictures.Select(picture => picture.Start).Concat(track.Blanks).Order()];
        times.Length.ShouldBe(packets.Groups.Length);
        times.Zip(packets.Groups).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second.Time) < 0.05);
    }

    [Fact]
    public async Task Where_the_first_are_not_promising_there_is_nothing()
    {
        var film = await SharedFilm.GetAsync();
        var (info, packets) = await ReadPacketsAsync(film.Path);

        (await ReadAsync(film.Path, info, packets, isPromising: false)).Track.ShouldBeNull();
    }

    [Fact]
    public async Task Of_vp9_they_cost_as_much_as_all_frames()
    {
        var film = await FilmMaker.MakeAsync(
            _scratch.File("film.webm"), [20, 20], ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"]);

        (await Analyzers.Real.ProbeAsync(film.Path, CancellationToken.None)).HasCheapKeyFrames.ShouldBeFalse();
    }

    public void Dispose() => _scratch.Dispose();

    private static async Task<(MediaInfo Info, PacketTrack Packets)> ReadPacketsAsync(string path)
    {
        var info = await Analyzers.Real.ProbeAsync(path, CancellationToken.None);
        return (info, (await Analyzers.Real.ReadPacketsAsync(path, info, CancellationToken.None)).Track.ShouldNotBeNull());
    }

    private static Task<KeyFrameReading> ReadAsync(string path, MediaInfo info, PacketTrack packets, bool isPromising) =>
        Analyzers.Real.ReadKeyFramesAsync(path, info, packets, _ => Task.FromResult(isPromising), CancellationToken.None);
}
