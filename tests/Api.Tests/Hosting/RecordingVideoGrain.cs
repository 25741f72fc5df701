using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Hosting;

public sealed record DeletedVideo(string VideoId);

public sealed class RecordingVideoGrain(World world, ILocalSiloDetails silo) : Grain, IVideoAnalysisGrain
{
    private string VideoId => GrainKeys.VideoId(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        world.Homes[VideoId] = silo.Name;
        return Task.CompletedTask;
    }

    public Task<VideoSnapshot?> GetState() => Task.FromResult(world.Find(VideoId));

    public IAsyncEnumerable<VideoSnapshot> Watch(CancellationToken cancellationToken) =>
        world.WatchAsync(VideoId, cancellationToken);

    public Task<bool> Delete()
    {
        world.Calls.Enqueue(new DeletedVideo(VideoId));
        return Task.FromResult(world.Remove(VideoId));
    }

    /// <summary>Not called by the API: lets a test end the activation.</summary>
    public Task RefreshDuplicates()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<VideoSnapshot> Announce(ObjectFacts facts) => throw NotOfTheApi();

    public Task<VideoSnapshot?> Queue(long revision) => throw NotOfTheApi();

    public Task<BeginAnswer> Begin(BeginRequest request) => throw NotOfTheApi();

    public Task<bool> ReportProgress(int attempt, AnalysisProgress progress) => throw NotOfTheApi();

    public Task<long?> SaveFingerprint(int attempt, MediaFacts facts, Fingerprint fingerprint) => throw NotOfTheApi();

    public Task<bool> Complete(int attempt, MatchSet matches) => throw NotOfTheApi();

    public Task<bool> Fail(int attempt, VideoError error) => throw NotOfTheApi();

    public Task<bool> Release(int attempt) => throw NotOfTheApi();

    public Task Reject(ObjectFacts facts, VideoError error, string messageId) => throw NotOfTheApi();

    private static InvalidOperationException NotOfTheApi() => new("The API must not call this.");
}
