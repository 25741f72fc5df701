namespace TVidz.Accuracy.Transforms;

/// <summary>One way to disguise a film.</summary>
/// <param name="Name">Short, unique.</param>
/// <param name="Demand">The bar that it counts for.</param>
/// <param name="Apply">Makes the copy's recipe and truth.</param>
internal sealed record Transform(string Name, Demand Demand, Func<CopyInput, Copy> Apply)
{
    /// <summary>Of the name, the same on every machine.</summary>
    public int Seed => Name.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter));
}
