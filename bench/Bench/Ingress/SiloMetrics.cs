using System.Globalization;

namespace TVidz.Bench.Ingress;

/// <summary>What a silo says of itself at one moment.</summary>
/// <param name="AllocatedBytes">Allocated since its start.</param>
/// <param name="HeapBytes">On the heap when the last garbage collection had ended.</param>
/// <param name="Usage">What the system says of its process.</param>
internal sealed record SiloMetrics(double AllocatedBytes, double HeapBytes, ProcessUsage Usage)
{
    /// <summary>Reads Prometheus' text format.</summary>
    public static SiloMetrics Parse(string text, ProcessUsage usage) => new(
        Sum(text, "dotnet_gc_heap_total_allocated_bytes_total"),
        Sum(text, "dotnet_gc_last_collection_heap_size_bytes"),
        usage);

    private static double Sum(string text, string name)
    {
        double[] values = [.. text.Split('\n').Where(line => IsOf(line, name)).Select(Value)];
        return values.Length > 0
            ? values.Sum()
            : throw new InvalidOperationException($"The silo's /metrics has no {name}.");
    }

    private static bool IsOf(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] is ' ' or '{';

    // "name{labels} value timestamp"; labels here hold no spaces.
    private static double Value(string line)
    {
        var end = line.IndexOf('}', StringComparison.Ordinal);
        return double.Parse(line[(end + 1)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
