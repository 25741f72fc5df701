using TVidz.Bench.Ingress;

namespace TVidz.Bench.Tests.Ingress;

public sealed class SiloMetricsTests
{
    [Fact]
    public void Values_are_summed_over_labels_and_other_names_left_out()
    {
        const string text = """
            # TYPE dotnet_gc_heap_total_allocated_bytes_total counter
            dotnet_gc_heap_total_allocated_bytes_total{otel_scope_name="System.Runtime"} 1.5E+06 1760000000000
            dotnet_gc_last_collection_heap_size_bytes{gc_heap_generation="gen0"} 100 1760000000000
            dotnet_gc_last_collection_heap_size_bytes{gc_heap_generation="loh"} 23 1760000000000
            dotnet_gc_last_collection_heap_size_bytes_other 7 1760000000000
            """;

        var metrics = SiloMetrics.Parse(text, new ProcessUsage(1, 2));

        metrics.AllocatedBytes.ShouldBe(1_500_000);
        metrics.HeapBytes.ShouldBe(123);
    }

    [Fact]
    public void A_measure_that_is_not_there_is_an_error() =>
        Should.Throw<InvalidOperationException>(() => SiloMetrics.Parse("", new ProcessUsage(1, 2)));
}
