using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using TVidz.Api.Tests.Hosting;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Videos;

public sealed class VideoTests(ApiFixture fixture) : ApiTest(fixture)
{
    private static readonly Segment Shared = new(1, 5, 11, 15.5, 0.9, true);

    [Fact]
    public async Task A_video_has_exactly_the_fields_of_the_contract()
    {
        var video = World.Put(NewVideo() with
        {
            Size = 10,
            Progress = 1,
            Evidence = Evidence.Insufficient,
            Duration = 2.5,
            Width = 640,
            Height = 360,
            FrameRate = 29.97,
            Codec = "h264",
            SceneCuts = [0.5, 1.25],
            DuplicateCount = 3,
            CompletedAt = DateTimeOffset.UnixEpoch.AddSeconds(1),
        });

        var json = await GetAsync($"/videos/{video.VideoId}");

        json.GetRawText().ShouldBe(
            $$"""
            {"videoId":"{{video.VideoId}}","bucket":"videos","key":"folder/{{video.VideoId}}.mp4","fileName":"{{video.VideoId}}.mp4","size":10,"status":"completed","progress":1,"evidence":"insufficient","duration":2.5,"width":640,"height":360,"frameRate":29.97,"codec":"h264","sceneCuts":[0.5,1.25],"duplicateCount":3,"error":null,"uploadedAt":"1970-01-01T00:00:00+00:00","completedAt":"1970-01-01T00:00:01+00:00","thumbnails":null,"poster":false,"stages":[]}
            """);
    }

    [Fact]
    public async Task What_is_not_known_is_null_and_an_error_has_code_and_message()
    {
        var video = World.Put(NewVideo(VideoStatus.Failed) with { Error = new VideoError("corrupt", "It breaks off.") });

        var json = await GetAsync($"/videos/{video.VideoId}");

        json.GetProperty("evidence").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("duration").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("error").GetRawText().ShouldBe("""{"code":"corrupt","message":"It breaks off."}""");
    }

    [Fact]
    public async Task The_list_passes_the_question_on_and_its_cursor_leads_to_the_next_page()
    {
        var video = NewVideo();
        var cursor = new ListCursor(DateTimeOffset.UnixEpoch.AddTicks(7), video.VideoId);
        World.List = query => new VideoPage([video], query.Cursor is null ? cursor : null);

        var first = await GetAsync("/videos?status=completed&q=Clip&limit=1");
        var next = first.GetProperty("nextCursor").GetString();
        var second = await GetAsync($"/videos?cursor={next}");

        first.GetProperty("items")[0].GetProperty("videoId").GetString().ShouldBe(video.VideoId);
        second.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
        World.CallsOf<VideoListQuery>().TakeLast(2).ShouldBe(
            [new VideoListQuery(VideoStatus.Completed, "Clip", 1), new VideoListQuery(null, null, 50, cursor)]);
    }

    [Theory]
    [InlineData("limit=0", "limit must be 1 to 1000; it was 0.")]
    [InlineData("limit=1001", "limit must be 1 to 1000; it was 1001.")]
    [InlineData("limit=abc", "limit cannot be \"abc\".")]
    [InlineData("status=done", "status must be pending, queued, analyzing, matching, completed or failed.")]
    [InlineData("status=4", "status must be pending, queued, analyzing, matching, completed or failed.")]
    [InlineData("cursor=%F0%9F%8E%AC", "cursor must be the nextCursor of an earlier page.")]
    [InlineData("cursor=AAAA", "cursor must be the nextCursor of an earlier page.")]
    public async Task A_list_question_that_cannot_be_meant_is_refused_by_name(string query, string detail) =>
        (await GetAsync($"/videos?{query}", HttpStatusCode.BadRequest)).GetProperty("detail").GetString().ShouldBe(detail);

    [Fact]
    public async Task Duplicates_come_with_their_seconds()
    {
        World.Duplicates = _ => [new Duplicate("v2", "b.mp4", 0.75, MatchKind.Partial, 0.5, 0.25, [Shared])];

        var json = await GetAsync($"/videos/{NewId()}/duplicates");

        json.GetRawText().ShouldBe(
            """
            {"items":[{"videoId":"v2","fileName":"b.mp4","score":0.75,"kind":"partial","coverage":0.5,"matchCoverage":0.25,"segments":[{"start":1,"end":5,"matchStart":11,"matchEnd":15.5,"speed":0.9,"mirrored":true}],"decision":null}]}
            """);
    }

    [Fact]
    public async Task A_pair_is_explained_also_below_the_threshold()
    {
        World.Explain = (a, b) => new PairExplanation
        {
            VideoId = a,
            MatchId = b,
            IsDuplicate = false,
            Score = 0.4,
            MinScore = 0.5,
            Match = new VideoMatch(0.4, MatchKind.Partial, 0.1, 0.2, [Shared]),
            AlignedCuts = [new AlignedTime(1, 11, 0.02)],
            AgreeingPictures = [new AlignedTime(2.5, 12.75, 0.5)],
            Parts = [new ScorePart("agreeing cuts", 1.5, "2 of 9")],
            Missing = ["one more cut"],
        };

        var json = await GetAsync("/videos/v1/duplicates/v2");

        json.GetRawText().ShouldBe(
            """
            {"videoId":"v1","matchId":"v2","isDuplicate":false,"score":0.4,"minScore":0.5,"kind":"partial","coverage":0.1,"matchCoverage":0.2,"segments":[{"start":1,"end":5,"matchStart":11,"matchEnd":15.5,"speed":0.9,"mirrored":true}],"alignedCuts":[{"time":1,"matchTime":11,"error":0.02}],"agreeingPictures":[{"time":2.5,"matchTime":12.75,"error":0.5}],"parts":[{"name":"agreeing cuts","nats":1.5,"detail":"2 of 9"}],"missing":["one more cut"],"decision":null}
            """);
    }

    [Fact]
    public async Task Another_analysis_is_accepted()
    {
        var video = NewVideo();

        var json = await PostAsync($"/videos/{video.VideoId}/analysis", "", HttpStatusCode.Accepted);

        json.GetProperty("videoId").GetString().ShouldBe(video.VideoId);
        World.Calls.ShouldContain(new RequestedAnalysis(video.VideoId));
    }

    [Fact]
    public async Task An_imported_fingerprint_cannot_be_analysed_again()
    {
        var video = World.Put(NewVideo() with { Bucket = "" });

        await PostAsync($"/videos/{video.VideoId}/analysis", "", HttpStatusCode.Conflict);

        World.Calls.ShouldNotContain(new RequestedAnalysis(video.VideoId));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("?object=false", false)]
    [InlineData("?object=true", true)]
    public async Task A_deleted_video_is_gone_and_its_object_only_if_asked(string query, bool withObject)
    {
        var video = NewVideo();

        using var answer = await Client.DeleteAsync($"/videos/{video.VideoId}{query}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        World.Find(video.VideoId).ShouldBeNull();
        World.Calls.Contains(new DeletedObject("videos", video.Key)).ShouldBe(withObject);
        await GetAsync($"/videos/{video.VideoId}", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/duplicates")]
    [InlineData("GET", "/duplicates/v2")]
    [InlineData("GET", "/events")]
    [InlineData("POST", "/analysis")]
    [InlineData("DELETE", "")]
    public async Task An_unknown_video_is_not_found(string method, string path)
    {
        World.Duplicates = _ => null;
        World.Explain = (_, _) => null;
        foreach (var id in new[] { "vnothing", "%2e%2e%2fetc", "a%0Ab", "%F0%9F%8E%AC", "a b", new string('v', 65), "'--" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/videos/{id}{path}");
            using var answer = await Client.SendAsync(request);
            await ReadAsync(answer, HttpStatusCode.NotFound);
        }
    }
}
