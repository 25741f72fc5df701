using TVidz.GrainInterfaces.Ingress;

namespace TVidz.Api.Tests.Hosting;

public sealed record StartedBackfill(string Key, string Bucket, string? Prefix);

public sealed class RecordingBackfillGrain(World world) : Grain, IBackfillGrain
{
    public Task Start(string bucket, string? prefix)
    {
        world.StartBackfill(bucket);
        world.Calls.Enqueue(new StartedBackfill(this.GetPrimaryKeyString(), bucket, prefix));
        return Task.CompletedTask;
    }

    public Task<BackfillView?> GetState() => Task.FromResult(world.Backfill(this.GetPrimaryKeyString()));
}
