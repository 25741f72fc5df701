using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using TVidz.GrainInterfaces.Index;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Index;

/// <summary>The index partitions that live in this silo, as metrics. A partition says how large it is; a scrape reads what it said last. Thread-safe.</summary>
public sealed class PartitionGauges
{
    private readonly ConcurrentDictionary<int, IndexPartitionView> _partitions = new();

    /// <summary>Registers the instruments.</summary>
    public PartitionGauges()
    {
        Observe("tvidz.index.memory", "By", "Bytes that the index holds in this silo, by partition", view => view.MemoryBytes);
        Observe("tvidz.index.videos", "{video}", "Videos in the index in this silo, by partition", view => view.Videos);
        Observe("tvidz.index.cuts", "{cut}", "Cuts in the index in this silo, by partition", view => view.Cuts);
    }

    /// <summary>Takes note of a partition that is here.</summary>
    public void Set(IndexPartitionView view) => _partitions[view.Partition] = view;

    /// <summary>Forgets one that has gone.</summary>
    public void Remove(int partition) => _partitions.TryRemove(partition, out _);

    private void Observe(string name, string unit, string description, Func<IndexPartitionView, long> read) =>
        TVidzTelemetry.Meter.CreateObservableGauge(
            name,
            () => _partitions.Values.Select(view => new Measurement<long>(
                read(view), new KeyValuePair<string, object?>("partition", view.Partition))),
            unit,
            description);
}
