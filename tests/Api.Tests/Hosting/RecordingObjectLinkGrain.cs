using Orleans.Concurrency;
using TVidz.GrainInterfaces.Storage;

namespace TVidz.Api.Tests.Hosting;

[StatelessWorker]
public sealed class RecordingObjectLinkGrain(World world) : Grain, IObjectLinkGrain
{
    public Task<ObjectLink?> GetLink(string videoId, VideoObject wanted, bool forBrowser) =>
        Task.FromResult(world.Link(videoId, wanted, forBrowser));
}
