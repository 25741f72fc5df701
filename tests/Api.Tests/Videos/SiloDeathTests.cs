using System.Net;
using TVidz.Api.Tests.Hosting;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Videos;

/// <summary>Apart from the other event tests, so that it runs beside them: it needs two silos of its own.</summary>
public sealed class SiloDeathTests
{
    [Fact]
    public async Task A_stream_goes_on_when_the_silo_of_its_grain_dies()
    {
        var world = new World();
        await using var survivor = await TestSilo.StartAsync(world);
        await using var victim = await TestSilo.StartAsync(world, survivor);
        await using var api = new ApiHost([survivor, victim], time: new FastClock());
        using var client = api.CreateClient();
        var video = await VideoOnAsync(victim, world, client);
        await using var events = await EventReader.OpenAsync(client, $"/videos/{video.VideoId}/events");
        await events.NextAsync();

        await victim.KillAsync();
        world.Put(video with { Status = VideoStatus.Completed, Revision = 2 });

        (await events.NextStatusAsync()).ShouldBe(("2", "completed"));
    }

    private static async Task<VideoSnapshot> VideoOnAsync(TestSilo silo, World world, HttpClient client)
    {
        for (var i = 0; i < 100; i++)
        {
            var video = world.Put(new VideoSnapshot
            {
                VideoId = "v" + Guid.NewGuid().ToString("N"),
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
}
