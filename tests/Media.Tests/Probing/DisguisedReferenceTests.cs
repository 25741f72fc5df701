using System.Net;
using System.Net.Sockets;
using TVidz.Media.Tests.Support;

namespace TVidz.Media.Tests.Probing;

/// <summary>A file that names other files or addresses opens none of them, whatever it is called.</summary>
public sealed class DisguisedReferenceTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public DisguisedReferenceTests() => _listener.Start();

    private string Address => $"http://{_listener.LocalEndpoint}/secret.ts";

    /// <summary>Contents with {0} for what they refer to.</summary>
    public static TheoryData<string> Disguises =>
    [
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{0}\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{0}\n",
        "ffconcat version 1.0\nfile '{0}'\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period><AdaptationSet>"
            + "<Representation id=\"1\"><BaseURL>{0}</BaseURL></Representation></AdaptationSet></Period></MPD>",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=control:{0}\n",
        "[playlist]\nFile1={0}\nNumberOfEntries=1\n",
        "1\n00:00:00,000 --> 00:00:05,000\n{0}\n",
        "WEBVTT\n\n00:00.000 --> 00:05.000\n{0}\n",
        "{1}\n{1}\n{0}\n{0}\n",
    ];

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task A_reference_to_a_local_file_is_not_followed(string content)
    {
        var film = await SharedFilm.GetAsync();
        foreach (var name in (string[])["video.mp4", "video.m3u8", "video.txt", "video"])
        {
            var path = _scratch.Write(name, string.Format(null, content, $"file://{film.Path}", film.Path));

            await ShouldBeRefusedAsync(path);
        }
    }

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task A_reference_to_an_address_is_not_followed(string content)
    {
        await ShouldBeRefusedAsync(_scratch.Write("video.mp4", string.Format(null, content, Address, Address)));

        _listener.Pending().ShouldBeFalse();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _scratch.Dispose();
    }

    /// <summary>ffmpeg is asked as well: it must refuse on its own.</summary>
    private static async Task ShouldBeRefusedAsync(string path)
    {
        (await Analyzers.Real.FailAsync(path)).Error.ShouldBe(MediaError.NotAVideo);

        var info = new MediaInfo(10, 320, 240, 25, "h264", "hls");
        await Should.ThrowAsync<MediaException>(
            () => Analyzers.Real.AnalyzeAsync(path, info, progress: null, CancellationToken.None));
    }
}
