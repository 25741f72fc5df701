using Orleans.Runtime.Placement;
using TVidz.Api.Cluster;
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
        var video = await VideoOnAsync(victim, world);
        await using var events = await EventReader.OpenAsync(client, $"/videos/{video.VideoId}/events");
        await events.NextAsync();

        await victim.KillAsync();
        world.Put(video with { Status = VideoStatus.Completed, Revision = 2 });

        (await events.NextStatusAsync()).ShouldBe(("2", "completed"));
    }

    // With a hint, for by itself the placement leaves out a silo whose load it has not heard of yet.
    private static async Task<VideoSnapshot> VideoOnAsync(TestSilo silo, World world)
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
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo.Address);
        await silo.Grains.Video(video.VideoId).GetState();
        RequestContext.Clear();
        world.Homes[video.VideoId].ShouldBe(silo.Name);
        return video;
    }
}
