using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Index;

/// <summary>All partitions of the index as one; see <see cref="IndexSearch"/>.</summary>
[StatelessWorker]
public sealed class FingerprintSearchGrain(IndexSearch search, IOptions<IndexOptions> options)
    : Grain, IFingerprintSearchGrain
{
    private int Partitions => options.Value.Partitions;

    /// <inheritdoc/>
    public Task<SearchAnswer> Search(SearchQuery query) => search.SearchAsync(query);

    /// <inheritdoc/>
    public Task Put(ImmutableArray<IndexEntry> entries) => Task.WhenAll(entries
        .GroupBy(entry => PartitionOf(entry.VideoId))
        .Select(group => Grain(group.Key).Put([.. group])));

    /// <inheritdoc/>
    public Task Remove(string videoId) => Grain(PartitionOf(videoId)).Remove(videoId);

    /// <inheritdoc/>
    public async Task<ImmutableArray<IndexPartitionView>> GetPartitions() =>
        [.. await Task.WhenAll(Enumerable.Range(0, Partitions).Select(partition => Grain(partition).GetState()))];

    private IFingerprintIndexGrain Grain(int partition) =>
        GrainFactory.GetGrain<IFingerprintIndexGrain>(GrainKeys.Index(partition));

    private int PartitionOf(string videoId) => VideoPartitions.PartitionOf(videoId, Partitions);
}
