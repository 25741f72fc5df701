namespace TVidz.Bench.Analysis;

/// <summary>What some work took.</summary>
/// <param name="Cpu">CPU seconds, user and system.</param>
/// <param name="Wall">Seconds on the clock.</param>
internal sealed record Cost(double Cpu, double Wall)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Cpu:0.00}, {Wall:0.00} s");
}
