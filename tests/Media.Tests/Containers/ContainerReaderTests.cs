using System.Buffers.Binary;
using Microsoft.Extensions.DependencyInjection;
using TVidz.Fingerprints.Packets;
using TVidz.Media.Containers;
using TVidz.Media.Packets;
using TVidz.Media.Probing;
using TVidz.Media.Tests.Support;
using TVidz.Testing.Films;

namespace TVidz.Media.Tests.Containers;

/// <summary>What is read without a program is what the programs say; of what is not plain nothing is said.</summary>
public sealed class ContainerReaderTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly ServiceProvider _services = Analyzers.Build([]);

    private ContainerReader Reader => _services.GetRequiredService<ContainerReader>();

    [Theory]
    [InlineData("mp4", "-c:v libx264 -g 40")]
    [InlineData("mov", "-c:v libx264 -g 40 -movflags +faststart")]
    [InlineData("mkv", "-c:v libx264 -g 40")]
    [InlineData("mp4", "-c:v libx264 -g 40 -bf 0 -x264-params nal-hrd=cbr:aud=1:slices=4 -b:v 300k -maxrate 300k -bufsize 300k")]
    [InlineData("mkv", "-c:v libx264 -g 40 -x264-params nal-hrd=vbr:aud=1:repeat-headers=1 -b:v 300k -maxrate 300k -bufsize 300k")]
    [InlineData("mp4", "-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params log-level=none:keyint=40:no-open-gop=1")]
    [InlineData("mkv", "-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=40:no-open-gop=1:repeat-headers=1")]
    [InlineData("webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 40")]
    [InlineData("mp4", "-c:v libvpx-vp9 -deadline good -cpu-used 8 -g 40 -auto-alt-ref 1 -lag-in-frames 16")]
    [InlineData("mp4", "-c:v libx264 -g 40 -r 30000/1001")]
    [InlineData("mkv", "-c:v libx264 -g 40 -r 24000/1001")]
    public async Task Of_a_plain_file_it_says_what_the_programs_say(string container, string coding)
    {
        var path = await MakeAsync(container, coding, "-f", "lavfi", "-i", "sine=duration=20");

        await ShouldAgreeAsync(path);
    }

    [Theory]
    [InlineData("mp4", 90)]
    [InlineData("mov", 270)]
    [InlineData("mp4", 180)]
    public async Task A_picture_on_its_side_is_as_wide_as_it_is_shown(string container, int degrees)
    {
        var film = await MakeAsync("mp4", "-c:v libx264 -g 40");
        var turned = _scratch.File($"turned.{container}");
        await Ffmpeg.RunAsync("-i", film, "-c", "copy", "-metadata:s:v", $"rotate={degrees}", turned);

        await ShouldAgreeAsync(turned);
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mkv")]
    public async Task Frames_that_are_missing_make_no_other_rate(string container)
    {
        var path = await MakeAsync(container, "-vf select=gt(mod(n\\,3)\\,0) -fps_mode vfr -c:v libx264 -g 40");

        await ShouldAgreeAsync(path);
    }

    [Fact]
    public async Task The_picture_is_found_behind_sound()
    {
        var film = await MakeAsync("mp4", "-c:v libx264 -g 40");
        var sounding = _scratch.File("sounding.mkv");
        await Ffmpeg.RunAsync("-f", "lavfi", "-i", "sine=duration=20", "-i", film, "-map", "0", "-map", "1", "-c:v", "copy", sounding);

        (await ShouldAgreeAsync(sounding)).StreamIndex.ShouldBe(1);
    }

    [Theory]
    [InlineData("fragments.mp4", "-c copy -movflags +frag_keyframe+empty_moov")]
    [InlineData("live.mkv", "-c copy -live 1")]
    [InlineData("piece.mp4", "-c copy", "-ss", "2.9")]
    [InlineData("stream.ts", "-c copy")]
    [InlineData("other.avi", "-c copy")]
    [InlineData("uncommon.mp4", "-c:v mpeg4")]
    public async Task Of_others_it_says_nothing(string name, string options, params string[] reading)
    {
        var film = await MakeAsync("mp4", "-c:v libx264 -g 40");
        var other = _scratch.File(name);
        await Ffmpeg.RunAsync([.. reading, "-i", film, .. options.Split(' '), other]);

        (await Reader.DescribeAsync(other, CancellationToken.None)).ShouldBeNull();
        (await Reader.ReadPacketsAsync(other, CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mkv")]
    public async Task Of_two_pictures_it_says_nothing(string container)
    {
        var film = await MakeAsync("mp4", "-c:v libx264 -g 40");
        var two = _scratch.File($"two.{container}");
        await Ffmpeg.RunAsync("-i", film, "-map", "0", "-map", "0", "-c", "copy", two);

        (await Reader.DescribeAsync(two, CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mkv")]
    public async Task Of_a_file_that_breaks_off_anywhere_it_says_nothing(string container)
    {
        var bytes = await File.ReadAllBytesAsync(await MakeAsync(container, "-c:v libx264 -g 40 -movflags +faststart"));
        var random = new Random(1);
        for (var i = 0; i < 50; i++)
        {
            var path = _scratch.Write("part", bytes[..random.Next(bytes.Length)]);

            (await Reader.DescribeAsync(path, CancellationToken.None)).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mkv")]
    public async Task Whatever_is_wrong_with_a_file_it_answers(string container)
    {
        var bytes = await File.ReadAllBytesAsync(await MakeAsync(container, "-c:v libx264 -g 40 -movflags +faststart"));
        var random = new Random(2);
        for (var i = 0; i < 300; i++)
        {
            var damaged = bytes.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                // Most of them in the index, which lies at the beginning.
                damaged[random.Next(random.Next(3) == 0 ? damaged.Length : 2000)] = (byte)random.Next(256);
            }

            var path = _scratch.Write("damaged", damaged);

            await Should.NotThrowAsync(() => Reader.DescribeAsync(path, CancellationToken.None));
            await Should.NotThrowAsync(() => Reader.ReadPacketsAsync(path, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Of_endless_boxes_it_says_nothing()
    {
        var bytes = await File.ReadAllBytesAsync(await MakeAsync("mp4", "-c:v libx264 -g 40"));
        byte[] box = [0, 0, 0, 8, .. "free"u8];

        var path = _scratch.Write("endless.mp4", [.. bytes, .. Enumerable.Repeat(box, 1000).SelectMany(part => part)]);

        (await Reader.DescribeAsync(path, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_endless_elements_it_says_nothing()
    {
        const int most = 1 << 24, idAndLength = 4 + 1;
        var bytes = await File.ReadAllBytesAsync(await MakeAsync("mkv", "-c:v libx264 -g 40"));
        var endless = new byte[bytes.Length + (2 * most)];
        bytes.CopyTo(endless, 0);
        endless.AsSpan(bytes.Length).Fill(0x80); // an id of one byte, and no content
        var segment = bytes.AsSpan().IndexOf((byte[])[0x18, 0x53, 0x80, 0x67]) + idAndLength;
        var size = endless.Length - (segment + 7);
        BinaryPrimitives.WriteInt32BigEndian(endless.AsSpan(segment + 3), size);

        (await Reader.DescribeAsync(_scratch.Write("endless.mkv", endless), CancellationToken.None)).ShouldBeNull();
    }

    public void Dispose()
    {
        _services.Dispose();
        _scratch.Dispose();
    }

    private async Task<string> MakeAsync(string container, string coding, params string[] more)
    {
        var path = _scratch.File($"film.{container}");
        await Ffmpeg.RunAsync(
            ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=12", .. more, "-pix_fmt", "yuv420p", .. coding.Split(' '), path]);
        return path;
    }

    private async Task<MediaInfo> ShouldAgreeAsync(string path)
    {
        var info = (await Reader.DescribeAsync(path, CancellationToken.None)).ShouldNotBeNull();
        var said = await _services.GetRequiredService<MediaProber>().ProbeAsync(path, CancellationToken.None);
        info.ShouldBe(said with { Duration = info.Duration, FrameRate = info.FrameRate, HasCheapPackets = true, Cpu = TimeSpan.Zero });
        info.Duration.ShouldBe(said.Duration, 0.1);
        info.FrameRate.ShouldBe(said.FrameRate, 0.05);

        var packets = (await Reader.ReadPacketsAsync(path, CancellationToken.None)).ShouldNotBeNull();
        var listed = await _services.GetRequiredService<PacketPass>().RunAsync(path, said, CancellationToken.None);
        packets.Count.ShouldBe(listed.Count);
        ShouldBe(packets.Track.ShouldNotBeNull(), listed.Track.ShouldNotBeNull());
        return info;
    }

    private static void ShouldBe(PacketTrack packets, PacketTrack listed)
    {
        packets.Duration.ShouldBe(listed.Duration, 0.005);
        packets.Groups.Select(group => (group.Hash, group.Head)).ShouldBe(listed.Groups.Select(group => (group.Hash, group.Head)));
        packets.Groups.Zip(listed.Groups).ShouldAllBe(pair => Math.Abs(pair.First.Time - pair.Second.Time) < 0.001);
        packets.Telling.SetEquals(listed.Telling).ShouldBeTrue();
        packets.Bursts.Length.ShouldBe(listed.Bursts.Length);
        packets.Bursts.Zip(listed.Bursts).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 0.001);
    }
}
