using System.Collections.Immutable;
using Orleans.Concurrency;
using TVidz.GrainInterfaces.Index;

namespace TVidz.Api.Tests.Hosting;

[StatelessWorker]
public sealed class RecordingSearchGrain(World world) : Grain, IFingerprintSearchGrain
{
    public Task<SearchAnswer> Search(SearchQuery query)
    {
        world.Calls.Enqueue(query);
        return Task.FromResult(world.Search(query));
    }

    public Task Put(ImmutableArray<IndexEntry> entries) => throw NotOfTheApi();

    public Task Remove(string videoId) => throw NotOfTheApi();

    public Task<ImmutableArray<IndexPartitionView>> GetPartitions() => throw NotOfTheApi();

    private static InvalidOperationException NotOfTheApi() => new("The API must not call this.");
}
