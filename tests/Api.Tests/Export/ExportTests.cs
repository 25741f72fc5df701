using System.Net;
using TVidz.Api.Tests.Hosting;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Tests.Export;

public sealed class ExportTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_table_has_cuts_and_segments_and_no_formula()
    {
        var text = await Export("csv", "text/csv");

        text.ShouldBe(
            "type,start,end,matchId,matchFileName,matchStart,matchEnd,speed,mirrored,score,kind,verdict\r\n"
            + "cut,1.5,,,,,,,,,,\r\n"
            + "segment,2,12,a,\"'=SUM(1,2)\"\".mp4\",60.04,72.54,1.25,true,0.5,partial,\r\n"
            + "segment,0,1,b,b.mp4,0,1,1,false,1,full,dismissed\r\n");
    }

    [Fact]
    public async Task An_edit_decision_list_has_an_event_a_segment_in_frames_of_the_video_but_none_that_was_dismissed()
    {
        var text = await Export("edl", "text/plain");

        text.ShouldBe(
            "TITLE: my film.mp4\r\nFCM: NON-DROP FRAME\r\n\r\n"
            + "001  AX       V     C        00:01:00:01 00:01:12:14 00:00:02:00 00:00:12:00\r\n"
            + "M2   AX       031.3                00:01:00:01\r\n"
            + "* FROM CLIP NAME: =SUM(1,2)\".mp4\r\n"
            + "* COMMENT: a, SCORE 0.50, MIRRORED\r\n");
    }

    [Fact]
    public async Task All_of_it_comes_as_JSON()
    {
        var text = await Export("json", "application/json");

        text.ShouldStartWith("""{"video":{"videoId":""");
        text.ShouldContain("\"duplicates\":[{\"videoId\":\"a\"");
    }

    [Fact]
    public async Task Another_format_is_refused_and_an_unknown_video_not_found()
    {
        await GetAsync($"/videos/{NewVideo().VideoId}/export?format=xml", HttpStatusCode.BadRequest);
        await GetAsync($"/videos/{NewVideo().VideoId}/export", HttpStatusCode.BadRequest);
        await GetAsync($"/videos/{NewId()}/export?format=csv", HttpStatusCode.NotFound);
    }

    private async Task<string> Export(string format, string type)
    {
        var video = World.Put(NewVideo() with { FileName = "my film.mp4", FrameRate = 25, SceneCuts = [1.5] });
        var dismissed = new Decision(Verdict.Dismissed, null, null, DateTimeOffset.UnixEpoch);
        World.Duplicates = _ =>
        [
            new Duplicate("a", "=SUM(1,2)\".mp4", 0.5, MatchKind.Partial, 1, 1, [new Segment(2, 12, 60.04, 72.54, 1.25, true)]),
            new Duplicate("b", "b.mp4", 1, MatchKind.Full, 1, 1, [new Segment(0, 1, 0, 1, 1, false)], dismissed),
        ];
        using var answer = await Client.GetAsync($"/videos/{video.VideoId}/export?format={format}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Content.Headers.ContentDisposition!.ToString()
            .ShouldBe($"attachment; filename=\"my film.mp4.{format}\"; filename*=UTF-8''my%20film.mp4.{format}");
        return await answer.Content.ReadAsStringAsync();
    }
}
