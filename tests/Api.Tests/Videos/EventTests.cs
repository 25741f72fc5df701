using System.Net;
using TVidz.Api.Cluster;
using TVidz.Api.Tests.Hosting;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Videos;

public sealed class EventTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_watcher_sees_every_step_up_to_the_last_and_then_the_stream_ends()
    {
        var video = NewVideo(VideoStatus.Queued, 5);
        await using var events = await EventReader.OpenAsync(Client, $"/videos/{video.VideoId}/events");

        (await NextAsync(events)).ShouldBe(("5", "queued"));
        World.Put(video with { Status = VideoStatus.Analyzing, Progress = 0.5, Revision = 6 });
        (await NextAsync(events)).ShouldBe(("6", "analyzing"));
        World.Put(video with { Status = VideoStatus.Completed, Progress = 1, Revision = 7 });
        (await NextAsync(events)).ShouldBe(("7", "completed"));
        (await events.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Many_watchers_of_one_video_all_see_its_end()
    {
        var video = NewVideo(VideoStatus.Analyzing);
        var watchers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => EventReader.OpenAsync(Client, $"/videos/{video.VideoId}/events")));
        await Task.WhenAll(watchers.Select(NextAsync));

        World.Put(video with { Status = VideoStatus.Failed, Revision = 2 });

        foreach (var watcher in watchers)
        {
            (await NextAsync(watcher)).ShouldBe(("2", "failed"));
            await watcher.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_connects_again_gets_only_what_is_new()
    {
        var video = NewVideo(VideoStatus.Analyzing, 8);
        await using var events = await EventReader.OpenAsync(Client, $"/videos/{video.VideoId}/events", "8");
        World.Put(video with { Status = VideoStatus.Completed, Revision = 9 });

        (await NextAsync(events)).ShouldBe(("9", "completed"));
    }

    [Fact]
    public async Task Who_missed_the_end_gets_it()
    {
        var video = NewVideo(VideoStatus.Completed, 9);
        await using var events = await EventReader.OpenAsync(Client, $"/videos/{video.VideoId}/events", "8");

        (await NextAsync(events)).ShouldBe(("9", "completed"));
        (await events.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Who_has_the_end_is_told_to_stay_away()
    {
        var video = NewVideo(VideoStatus.Completed, 9);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/videos/{video.VideoId}/events");
        request.Headers.Add("Last-Event-ID", "9");

        using var answer = await Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("not a number")]
    [InlineData("99999999999999999999999")]
    [InlineData("-1")]
    public async Task A_last_event_id_that_is_not_ours_gets_the_present_snapshot(string lastEventId)
    {
        var video = NewVideo(VideoStatus.Completed, 9);
        await using var events = await EventReader.OpenAsync(Client, $"/videos/{video.VideoId}/events", lastEventId);

        (await NextAsync(events)).ShouldBe(("9", "completed"));
    }

    [Fact]
    public async Task An_idle_stream_has_heartbeats()
    {
        var video = NewVideo(VideoStatus.Pending);
        await using var events = await EventReader.OpenAsync(Client, $"/videos/{video.VideoId}/events");

        await events.NextAsync();
        await events.HeartbeatAsync();
        await events.HeartbeatAsync();
    }

    [Fact]
    public async Task The_stream_of_a_deleted_video_ends()
    {
        var video = NewVideo(VideoStatus.Analyzing);
        await using var events = await EventReader.OpenAsync(Client, $"/videos/{video.VideoId}/events");
        await events.NextAsync();

        World.Remove(video.VideoId);

        (await events.NextAsync()).ShouldBeNull();
        await GetAsync($"/videos/{video.VideoId}/events", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_stream_goes_on_when_its_grain_is_deactivated()
    {
        var video = NewVideo(VideoStatus.Analyzing);
        await using var events = await EventReader.OpenAsync(Client, $"/videos/{video.VideoId}/events");
        await events.NextAsync();

        await Fixture.Silo.Grains.Video(video.VideoId).RefreshDuplicates();
        World.Put(video with { Progress = 0.7, Revision = 2 });
        (await NextAsync(events)).ShouldBe(("2", "analyzing"));
        World.Put(video with { Status = VideoStatus.Completed, Revision = 3 });

        (await NextAsync(events)).ShouldBe(("3", "completed"));
    }

    [Fact]
    public async Task A_stream_goes_on_when_the_silo_of_its_grain_dies()
    {
        var world = new World();
        await using var survivor = await TestSilo.StartAsync(world);
        await using var victim = await TestSilo.StartAsync(world, survivor);
        await using var api = new ApiHost([survivor, victim]);
        using var client = api.CreateClient();
        var video = await VideoOnAsync(victim, world, client);
        await using var events = await EventReader.OpenAsync(client, $"/videos/{video.VideoId}/events");
        await events.NextAsync();

        await victim.KillAsync();
        world.Put(video with { Status = VideoStatus.Completed, Revision = 2 });

        (await NextAsync(events)).ShouldBe(("2", "completed"));
    }

    private static async Task<VideoSnapshot> VideoOnAsync(TestSilo silo, World world, HttpClient client)
    {
        for (var i = 0; i < 100; i++)
        {
            var video = world.Put(new VideoSnapshot
            {
                VideoId = NewId(),
                Bucket = "videos",
                Key = "a.mp4",
                FileName = "a.mp4",
                Status = VideoStatus.Analyzing,
                UploadedAt = DateTimeOffset.UnixEpoch,
                Revision = 1,
            });
            (await client.GetAsync($"/videos/{video.VideoId}")).StatusCode.ShouldBe(HttpStatusCode.OK);
            if (world.Homes[video.VideoId] == silo.Name)
            {
                return video;
            }
        }

        throw new InvalidOperationException("No grain was placed on the silo.");
    }

    private static async Task<(string? Id, string? Status)> NextAsync(EventReader events) =>
        await events.NextAsync() is { } next ? (next.Id, next.Data.GetProperty("status").GetString()) : default;
}
