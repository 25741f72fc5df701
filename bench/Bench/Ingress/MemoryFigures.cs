using System.Globalization;

namespace TVidz.Bench.Ingress;

/// <summary>A silo's memory after a number of events.</summary>
/// <param name="Events">Events since its start.</param>
/// <param name="HeapBytes">Its heap when the last garbage collection had ended.</param>
/// <param name="ResidentBytes">Its process's memory.</param>
internal sealed record MemoryFigures(int Events, double HeapBytes, long ResidentBytes)
{
    private const double Mebi = 1 << 20;

    /// <summary>The head of their table.</summary>
    public const string Head =
        """
        | events | heap after the last collection | resident |
        | --- | --- | --- |
        """;

    /// <summary>A row of their table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"| {Events:#,0} | {HeapBytes / Mebi:0.0} MiB | {ResidentBytes / Mebi:0} MiB |");
}
