using System.Collections.Immutable;
using Orleans.Concurrency;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Library;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Api.Tests.Hosting;

public sealed record Decided(string VideoId, string OtherId, Verdict Verdict, string? Note, string? DecidedBy);

public sealed record Withdrawn(string VideoId, string OtherId);

public sealed record ImportBatch(ImmutableArray<ImportedVideo> Videos);

[StatelessWorker]
public sealed class RecordingLibraryGrain(World world) : Grain, ILibraryGrain
{
    public Task<VideoPage> List(VideoListQuery query)
    {
        world.Calls.Enqueue(query);
        return Task.FromResult(world.List(query));
    }

    public Task<ImmutableArray<Duplicate>?> GetDuplicates(string videoId) => Task.FromResult(world.Duplicates(videoId));

    public Task<LibraryAnswer> Search(SearchQuery query)
    {
        world.Calls.Enqueue(query);
        return Task.FromResult(world.Search(query));
    }

    public Task<PairExplanation?> Explain(string videoId, string otherId) =>
        Task.FromResult(world.Explain(videoId, otherId));

    public Task<Decision?> Decide(string videoId, string otherId, Verdict verdict, string? note, string? decidedBy)
    {
        world.Calls.Enqueue(new Decided(videoId, otherId, verdict, note, decidedBy));
        return Task.FromResult(world.Find(otherId) is null
            ? null
            : new Decision(verdict, note, decidedBy, DateTimeOffset.UnixEpoch));
    }

    public Task WithdrawDecision(string videoId, string otherId)
    {
        world.Calls.Enqueue(new Withdrawn(videoId, otherId));
        return Task.CompletedTask;
    }

    public Task<VideoSnapshot?> FindByFileName(string fileName) => Task.FromResult(world.FindByFileName(fileName));

    public Task Import(ImmutableArray<ImportedVideo> videos)
    {
        world.Import(videos);
        world.Calls.Enqueue(new ImportBatch(videos));
        return Task.CompletedTask;
    }

    public Task Check()
    {
        world.Check();
        return Task.CompletedTask;
    }
}
