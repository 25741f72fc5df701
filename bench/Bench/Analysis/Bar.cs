namespace TVidz.Bench.Analysis;

/// <summary>What is demanded, and what was reached.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Demanded">The bar.</param>
/// <param name="Reached">What was measured.</param>
/// <param name="IsReached">Whether it is enough.</param>
internal sealed record Bar(string Name, double Demanded, double Reached, bool IsReached)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{(IsReached ? "reached" : "MISSED ")} {Name}: {Reached:0.00} (bar {Demanded:0.##})");
}
