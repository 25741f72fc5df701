using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Ingress;
using TVidz.GrainInterfaces.Operations;
using TVidz.Grains.Index;
using TVidz.Grains.Persistence;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Operations;

/// <inheritdoc cref="IOverviewGrain"/>
internal sealed class OverviewGrain(
    OverviewStore store, EventQueue queue, IOptions<IndexOptions> index, TimeProvider clock) : Grain, IOverviewGrain
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(3);

    /// <summary>An overview that is older is of no use to anybody.</summary>
    private static readonly TimeSpan Useless = TimeSpan.FromMinutes(1);

    private Task<Overview>? _reading;
    private Overview? _latest;
    private long _readAt;

    /// <inheritdoc/>
    public async Task<Overview> GetOverview()
    {
        var age = clock.GetElapsedTime(_readAt);
        if (_latest is not null && age <= MaxAge)
        {
            return _latest;
        }

        if (_reading is null || _reading.IsCompleted)
        {
            _reading = ReadAsync();
        }

        // Who asks often is not kept waiting: the next one gets what is being read.
        return _latest is not null && age <= Useless ? _latest : await _reading;
    }

    private async Task<Overview> ReadAsync()
    {
        var now = clock.GetUtcNow();
        var (silos, partitions) = (ReadSilosAsync(), ReadIndexAsync());
        var waiting = queue.CountAsync(CancellationToken.None);
        var overview = new Overview(
            await waiting,
            new SlotCounts((await silos).Sum(silo => silo.Slots.Busy), (await silos).Sum(silo => silo.Slots.Total)),
            await silos,
            await partitions,
            await store.CountVideosAsync(default),
            new Throughput(
                await store.CountCompletedAsync(now.AddMinutes(-1), default),
                await store.CountCompletedAsync(now.AddHours(-1), default)),
            await store.CountFailuresAsync(now.AddDays(-1), default));
        (_latest, _readAt) = (overview, clock.GetTimestamp());
        return overview;
    }

    private async Task<ImmutableArray<SiloOverview>> ReadSilosAsync()
    {
        var hosts = await GrainFactory.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: true);
        return [.. (await Task.WhenAll(hosts.Select(ReadSiloAsync))).OrderBy(silo => silo.Name, StringComparer.Ordinal)];
    }

    private async Task<SiloOverview> ReadSiloAsync(MembershipEntry host)
    {
        var address = host.SiloAddress.ToString();
        var view = await GrainFactory.GetGrain<ISqsIngressGrain>(GrainKeys.Ingress(address)).GetState();
        // A silo without ingress has no such grain: what answers then is another silo's.
        var isItsOwn = view.Silo == address;
        // Not the slots that are taken: the one who asks the queue holds some before messages come.
        var busy = Math.Min(view.MessagesInWork, view.TotalSlots);
        return new SiloOverview(
            address,
            host.SiloName,
            host.Status.ToString().ToLowerInvariant(),
            isItsOwn ? new SlotCounts(busy, view.TotalSlots) : new SlotCounts(0, 0),
            isItsOwn ? view.Breaker : "closed");
    }

    private async Task<IndexOverview> ReadIndexAsync()
    {
        var views = await GrainFactory.GetGrain<IFingerprintSearchGrain>(GrainKeys.Shared).GetPartitions();
        return new IndexOverview(
            index.Value.Partitions,
            views.Length,
            views.Sum(view => (long)view.Videos),
            views.Sum(view => view.Cuts),
            views.Sum(view => view.MemoryBytes),
            views.GroupBy(view => view.Silo).ToImmutableDictionary(silo => silo.Key, silo => silo.Count()));
    }
}
