namespace TVidz.Bench.Scale;

/// <summary>What the index by itself measured, one thread, with nothing around it.</summary>
/// <param name="LoadSeconds">Reading all videos from the database and putting them in.</param>
/// <param name="Search">Milliseconds of a search.</param>
internal sealed record AloneFigures(double LoadSeconds, Times Search)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{LoadSeconds:0.0} s; {Search}");
}
