using System.Globalization;
using System.Net;
using System.Text;
using TVidz.Api.Tests.Hosting;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Import;

public sealed class ImportTests : ApiTest
{
    private const string Path = "/fingerprints/import";
    private const string NdJson = "application/x-ndjson";

    public ImportTests(ApiFixture fixture)
        : base(fixture)
    {
        World.Calls.Clear();
        World.Import = _ => { };
    }

    [Fact]
    public async Task Good_lines_are_taken_in_and_bad_ones_named()
    {
        const string lines = """
            {"fileName":"a.mp4","duration":10,"sceneCuts":[1,2]}

            {"fileName":"b.mp4","duration":10,"sceneCuts":[2,1]}
            not JSON
            {"fileName":"c.mp4","duration":10,"sceneCuts":[],"videoId":"old-7"}
            {"fileName":"d.mp4","duration":10,"sceneCuts":[1],"videoId":"no/id"}
            {"duration":-1,"sceneCuts":[NaN]}
            """;

        var json = await PostAsync(Path, lines, type: NdJson);

        json.GetRawText().ShouldBe(
            """
            {"imported":2,"rejected":[{"line":3,"reason":"sceneCuts[1] is 1: it must be greater than the value before it, 2."},{"line":4,"reason":"The line is not valid JSON (line 1, byte 2)."},{"line":6,"reason":"videoId must be 1 to 64 of A-Z, a-z, 0-9, _ and -."},{"line":7,"reason":"sceneCuts[0] is not valid JSON (line 1, byte 29)."}],"rejectedCount":4}
            """);
        var videos = World.CallsOf<ImportBatch>().Single().Videos;
        videos.Select(video => (video.VideoId, video.FileName)).ShouldBe([(VideoIds.For("", "a.mp4"), "a.mp4"), ("old-7", "c.mp4")]);
        videos[0].Fingerprint.SceneCuts.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Ten_thousand_lines_come_in_batches_and_only_the_first_reasons_are_listed()
    {
        var lines = new StringBuilder();
        for (var i = 0; i < 10_000; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $$"""{"fileName":"{{i}}.mp4","duration":{{(i % 5 == 0 ? -1 : 9)}},"sceneCuts":[1,2,3]}""").Append('\n');
        }

        var json = await PostAsync(Path, lines.ToString(), type: NdJson);

        json.GetProperty("imported").GetInt32().ShouldBe(8000);
        json.GetProperty("rejected").GetArrayLength().ShouldBe(1000);
        json.GetProperty("rejectedCount").GetInt32().ShouldBe(2000);
        World.CallsOf<ImportBatch>().Select(batch => batch.Videos.Length).ShouldBe(Enumerable.Repeat(1000, 8));
    }

    [Fact]
    public async Task An_import_may_be_larger_than_other_bodies_and_a_line_of_3_MiB_is_taken()
    {
        var cuts = string.Join(',', Enumerable.Range(1, 100_000).Select(i => i.ToString("F24", CultureInfo.InvariantCulture)));
        var line = $$"""{"fileName":"long.mp4","duration":100000,"sceneCuts":[{{cuts}}]}""";
        line.Length.ShouldBeInRange(2_900_000, 4 * 1024 * 1024);

        var json = await PostAsync(Path, $"{line}\n{line}\r\n{line}", type: NdJson);

        json.GetProperty("imported").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_skipped_alone()
    {
        var tooLong = new string('x', 5 * 1024 * 1024);
        var good = """{"fileName":"a.mp4","duration":10,"sceneCuts":[1,2]}""";

        var json = await PostAsync(Path, $"{good}\n{tooLong}\n{good}\n{tooLong}", type: NdJson);

        json.GetRawText().ShouldBe(
            """
            {"imported":2,"rejected":[{"line":2,"reason":"The line is longer than 4194304 bytes."},{"line":4,"reason":"The line is longer than 4194304 bytes."}],"rejectedCount":2}
            """);
    }

    [Fact]
    public async Task The_later_of_two_lines_of_one_video_counts()
    {
        await PostAsync(
            Path,
            """
            {"fileName":"a.mp4","duration":10,"sceneCuts":[1]}
            {"fileName":"a.mp4","duration":10,"sceneCuts":[2]}
            """,
            type: NdJson);

        World.CallsOf<ImportBatch>().Select(batch => batch.Videos.Single().Fingerprint.SceneCuts[0]).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task An_import_that_the_library_cannot_take_now_is_unavailable()
    {
        World.Import = _ => throw new TimeoutException();

        await PostAsync(
            Path, """{"fileName":"a.mp4","duration":10,"sceneCuts":[1]}""", HttpStatusCode.ServiceUnavailable, NdJson);
    }

    [Fact]
    public async Task Nothing_is_nothing() =>
        (await PostAsync(Path, "\n\n", type: NdJson)).GetProperty("imported").GetInt32().ShouldBe(0);
}
