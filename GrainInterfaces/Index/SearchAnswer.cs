using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Index;

/// <summary>What a search found.</summary>
/// <param name="Matches">Best first.</param>
/// <param name="PartitionsAnswered">How many partitions took part; fewer than all and the answer is incomplete.</param>
/// <param name="PartitionsTotal">How many there are.</param>
/// <param name="Milliseconds">How long it took in the silos.</param>
[GenerateSerializer, Immutable, Alias("tvidz.SearchAnswer")]
public sealed record SearchAnswer(
    [property: Id(0)] ImmutableArray<FoundMatch> Matches,
    [property: Id(1)] int PartitionsAnswered,
    [property: Id(2)] int PartitionsTotal,
    [property: Id(3)] double Milliseconds)
{
    /// <summary>Whether every partition answered.</summary>
    public bool IsComplete => PartitionsAnswered == PartitionsTotal;
}
