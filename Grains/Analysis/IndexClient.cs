using System.Collections.Immutable;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;

namespace TVidz.Grains.Analysis;

/// <summary>Calls the index, all partitions of it.</summary>
internal sealed class IndexClient(IGrainFactory grains)
{
    private IFingerprintSearchGrain Index => grains.GetGrain<IFingerprintSearchGrain>(GrainKeys.Shared);

    /// <summary>Puts a video in.</summary>
    public Task PutAsync(IndexEntry entry) => Index.Put([entry]);

    /// <summary>What it has, best first.</summary>
    /// <exception cref="IncompleteSearchException">Some partitions did not answer; this passes.</exception>
    public async Task<ImmutableArray<FoundMatch>> FindAsync(SearchQuery query)
    {
        var answer = await Index.Search(query);
        return answer.IsComplete
            ? answer.Matches
            : throw new IncompleteSearchException(answer.PartitionsAnswered, answer.PartitionsTotal);
    }
}
