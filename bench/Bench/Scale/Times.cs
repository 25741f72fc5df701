namespace TVidz.Bench.Scale;

/// <summary>Percentiles of times in milliseconds.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
internal sealed record Times(double P50, double P99)
{
    /// <summary>Those of some measurements.</summary>
    public static Times Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return new Times(sorted[(int)(0.5 * (sorted.Length - 1))], sorted[(int)(0.99 * (sorted.Length - 1))]);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{P50:0.0}, {P99:0.0} ms");
}
