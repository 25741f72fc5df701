using System.Net;
using TVidz.Api.Tests.Hosting;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Legacy;

public sealed class LegacyTests(ApiFixture fixture) : ApiTest(fixture)
{
    private const string Event = """{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"videos"},"object":{"key":"my+film%2B.mp4"}}}]}""";

    [Theory]
    [InlineData(VideoStatus.Pending, "pending")]
    [InlineData(VideoStatus.Queued, "pending")]
    [InlineData(VideoStatus.Analyzing, "analyzing")]
    [InlineData(VideoStatus.Matching, "analyzing")]
    [InlineData(VideoStatus.Completed, "done")]
    public async Task A_status_has_the_predecessors_words(VideoStatus status, string word)
    {
        World.Duplicates = _ => [new Duplicate("v2", "b.mp4", 1, MatchKind.Full, 1, 1, [])];
        var video = World.Put(NewVideo(status) with { Progress = 0.5, SceneCuts = [1, 2.5], DuplicateCount = 1 });

        var json = await GetAsync($"/status/{video.FileName}");

        json.GetRawText().ShouldBe(
            $$"""{"status":"{{word}}","progress":0.5,"scene_cuts":[1,2.5],"total_cuts":2,"duplicates":["b.mp4"],"original_filename":"{{video.FileName}}"}""");
    }

    [Fact]
    public async Task A_failed_file_says_why()
    {
        var video = World.Put(NewVideo(VideoStatus.Failed) with { Error = new VideoError("corrupt", "It breaks off.") });

        var json = await GetAsync($"/status/{video.FileName}");

        json.GetProperty("status").GetString().ShouldBe("error");
        json.GetProperty("error").GetString().ShouldBe("It breaks off.");
    }

    [Fact]
    public async Task An_unknown_file_is_pending() =>
        (await GetAsync("/status/nobody%20knows.mp4")).GetRawText().ShouldBe("""{"status":"pending"}""");

    [Fact]
    public async Task A_stream_waits_for_its_file_and_ends_with_it()
    {
        var video = NewVideo(VideoStatus.Analyzing);
        World.Remove(video.VideoId);
        await using var events = await EventReader.OpenAsync(Client, $"/status/stream/{video.FileName}");

        (await events.NextAsync())!.Data.GetRawText().ShouldBe("""{"status":"pending"}""");
        World.Put(video);
        (await events.NextAsync())!.Data.GetProperty("status").GetString().ShouldBe("analyzing");
        World.Put(video with { Status = VideoStatus.Completed, Revision = 2 });
        (await events.NextAsync())!.Data.GetProperty("status").GetString().ShouldBe("done");
        (await events.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Any_page_may_read_the_status()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/status/x.mp4");
        request.Headers.Add("Origin", ApiFixture.ForeignOrigin);
        using var answer = await Client.SendAsync(request);

        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task An_event_starts_the_analysis()
    {
        World.Notify = _ => 1;

        var json = await PostAsync("/notify", Event);

        json.GetRawText().ShouldBe("""{"status":"Analysis started","file":"my film+.mp4"}""");
        World.Calls.ShouldContain(new NotifiedEvent(Event));
    }

    [Fact]
    public async Task An_event_that_SNS_wraps_is_understood()
    {
        World.Notify = _ => 1;
        var wrapped = System.Text.Json.JsonSerializer.Serialize(new { Type = "Notification", Message = Event });

        (await PostAsync("/notify", wrapped)).GetProperty("file").GetString().ShouldBe("my film+.mp4");
    }

    [Fact]
    public async Task A_test_event_starts_nothing()
    {
        World.Notify = _ => 0;

        (await PostAsync("/notify", """{"Event":"s3:TestEvent"}""")).GetProperty("status").GetString()
            .ShouldBe("Nothing to analyse");
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData("""{"Records":7}""")]
    public async Task What_is_no_event_is_refused_in_both_tongues(string body)
    {
        World.Notify = _ => throw new ArgumentException("Records is not a list.");

        var json = await PostAsync("/notify", body, HttpStatusCode.BadRequest);

        json.GetProperty("error").GetString().ShouldBe("Invalid event format");
        json.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }
}
