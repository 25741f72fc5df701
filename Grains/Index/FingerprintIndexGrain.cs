using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Index;

/// <summary>
/// One partition of the index, loaded from the database on activation. A fingerprint is persisted before it is put
/// here, so one that is stored while the partition loads is either read by the load or put right after it.
/// </summary>
[CollectionAgeLimit(AlwaysActive = true)]
public sealed partial class FingerprintIndexGrain(
    PartitionStore stored,
    FingerprintIndex index,
    IOptions<IndexOptions> options,
    PartitionGauges gauges,
    ILocalSiloDetails silo,
    TimeProvider clock,
    ILogger<FingerprintIndexGrain> logger) : Grain, IFingerprintIndexGrain
{
    /// <summary>How often the metrics learn how large the partition is.</summary>
    private static readonly TimeSpan GaugeInterval = TimeSpan.FromSeconds(10);

    /// <summary>Fingerprints that are put in before other grains of the silo get a turn.</summary>
    private const int LoadedAtOnce = 256;

    private DateTimeOffset _loadedAt;

    private int Partition => GrainKeys.Partition(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var size = await stored.EstimateAsync(Partition, options.Value.Partitions, cancellationToken);
        index.Reserve(size.Videos, size.Cuts, size.Pictures);
        await foreach (var video in stored.ReadAsync(Partition, options.Value.Partitions, cancellationToken))
        {
            index.Put(video.VideoId, video.Revision, video.Cuts, video.Pictures);
            if (index.Count % LoadedAtOnce == 0)
            {
                await Task.Yield();
            }
        }

        _loadedAt = clock.GetUtcNow();
        this.RegisterGrainTimer(Measure, new GrainTimerCreationOptions(TimeSpan.Zero, GaugeInterval) { Interleave = true });
        LogLoaded(Partition, index.Count, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        gauges.Remove(Partition);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IndexPartitionView> GetState() => Task.FromResult(View());

    /// <inheritdoc/>
    public Task Put(ImmutableArray<IndexEntry> entries)
    {
        foreach (var entry in entries)
        {
            index.Put(entry.VideoId, entry.Revision, entry.Fingerprint);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Remove(string videoId)
    {
        index.Remove(videoId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IndexProposal> Propose(SearchQuery query) =>
        Task.FromResult(index.Propose(query.Fingerprint, query.ExceptVideoId, query.MinScore));

    private IndexPartitionView View() => new(
        Partition, index.Count, index.CutCount, index.MemoryBytes, _loadedAt, silo.SiloAddress.ToString());

    private Task Measure()
    {
        gauges.Set(View());
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "Index partition {Partition} loaded: {Videos} videos in {Milliseconds:F0} ms")]
    private partial void LogLoaded(int partition, int videos, double milliseconds);
}
