using System.Diagnostics.Metrics;
using TVidz.GrainInterfaces.Index;
using TVidz.Grains.Index;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Tests.Index;

public sealed class PartitionGaugesTests
{
    [Fact]
    public void A_partition_that_is_here_is_measured_and_one_that_has_gone_is_not()
    {
        const int here = 1_000_001, gone = 1_000_002;
        var gauges = new PartitionGauges();
        gauges.Set(new IndexPartitionView(here, 2, 3, 4, default, ""));
        gauges.Set(new IndexPartitionView(gone, 5, 6, 7, default, ""));
        gauges.Remove(gone);
        var measured = new List<(string Name, int Partition, long Value)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == TVidzTelemetry.Name && instrument.Name.StartsWith("tvidz.index.", StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Add((instrument.Name, (int)tags[0].Value!, value)));
        listener.Start();

        listener.RecordObservableInstruments();

        measured.Where(one => one.Partition is here or gone).ShouldBe(
            [("tvidz.index.memory", here, 4), ("tvidz.index.videos", here, 2), ("tvidz.index.cuts", here, 3)], ignoreOrder: true);
    }
}
