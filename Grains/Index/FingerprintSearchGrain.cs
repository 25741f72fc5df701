using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.Grains.Persistence;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Index;

/// <summary>Asks all partitions in parallel and merges their answers.</summary>
[StatelessWorker]
public sealed partial class FingerprintSearchGrain(
    IOptions<IndexOptions> options, ILogger<FingerprintSearchGrain> logger) : Grain, IFingerprintSearchGrain
{
    private int Partitions => options.Value.Partitions;

    /// <inheritdoc/>
    public async Task<SearchAnswer> Search(SearchQuery query)
    {
        using var span = TVidzTelemetry.Source.StartActivity("search");
        var began = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Partitions).Select(partition => Ask(partition, query)));
        var elapsed = Stopwatch.GetElapsedTime(began);
        TVidzTelemetry.SearchDuration.Record(elapsed.TotalSeconds);
        var matches = answers
            .SelectMany(answer => answer ?? [])
            .OrderByDescending(match => match.Match.Score)
            .ThenBy(match => match.VideoId, StringComparer.Ordinal)
            .Take(query.Limit);
        return new SearchAnswer(
            [.. matches], answers.Count(answer => answer is not null), Partitions, elapsed.TotalMilliseconds);
    }

    /// <inheritdoc/>
    public Task Put(ImmutableArray<IndexEntry> entries) => Task.WhenAll(entries
        .GroupBy(entry => PartitionOf(entry.VideoId))
        .Select(group => Grain(group.Key).Put([.. group])));

    /// <inheritdoc/>
    public Task Remove(string videoId) => Grain(PartitionOf(videoId)).Remove(videoId);

    /// <inheritdoc/>
    public async Task<ImmutableArray<IndexPartitionView>> GetPartitions() =>
        [.. await Task.WhenAll(Enumerable.Range(0, Partitions).Select(partition => Grain(partition).GetState()))];

    /// <summary>One partition's answer, or null: the caller then sees that the whole is incomplete.</summary>
    private async Task<ImmutableArray<FoundMatch>?> Ask(int partition, SearchQuery query)
    {
        try
        {
            return await AskOnce();
        }
        catch (Exception firstFailure)
        {
            // The partition may just be moving: the second call finds it, or activates it, elsewhere.
            LogFailed(firstFailure, partition);
            try
            {
                return await AskOnce();
            }
            catch (Exception failure)
            {
                LogFailed(failure, partition);
                return null;
            }
        }

        Task<ImmutableArray<FoundMatch>> AskOnce() => Grain(partition).Search(query);
    }

    private IFingerprintIndexGrain Grain(int partition) =>
        GrainFactory.GetGrain<IFingerprintIndexGrain>(GrainKeys.Index(partition));

    private int PartitionOf(string videoId) => VideoPartitions.PartitionOf(videoId, Partitions);

    [LoggerMessage(LogLevel.Warning, "Index partition {Partition} did not answer")]
    private partial void LogFailed(Exception failure, int partition);
}
