using Orleans.Concurrency;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Hosting;

public sealed record DeletedObject(string Bucket, string Key);

public sealed record NotifiedEvent(string Json);

public sealed record RequestedAnalysis(string VideoId);

[StatelessWorker]
public sealed class RecordingIntakeGrain(World world) : Grain, IIntakeGrain
{
    public Task<UploadTicket> CreateUpload(UploadRequest request)
    {
        world.Calls.Enqueue(request);
        return Task.FromResult(world.Upload(request));
    }

    public Task<int> Notify(string s3Event)
    {
        world.Calls.Enqueue(new NotifiedEvent(s3Event));
        return Task.FromResult(world.Notify(s3Event));
    }

    public Task<VideoSnapshot?> RequestAnalysis(string videoId)
    {
        world.Calls.Enqueue(new RequestedAnalysis(videoId));
        return Task.FromResult(world.Find(videoId));
    }

    public Task DeleteObject(string bucket, string key)
    {
        world.Calls.Enqueue(new DeletedObject(bucket, key));
        return Task.CompletedTask;
    }
}
