using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Library;

/// <summary>What a search found, with the names of the videos.</summary>
/// <param name="Items">Best first.</param>
/// <param name="PartitionsAnswered">How many partitions took part; fewer than all and the answer is incomplete.</param>
/// <param name="PartitionsTotal">How many there are.</param>
/// <param name="Milliseconds">How long it took to search the index, without what was left to wait for the names.</param>
[GenerateSerializer, Immutable, Alias("tvidz.LibraryAnswer")]
public sealed record LibraryAnswer(
    [property: Id(0)] ImmutableArray<Duplicate> Items,
    [property: Id(1)] int PartitionsAnswered,
    [property: Id(2)] int PartitionsTotal,
    [property: Id(3)] double Milliseconds)
{
    /// <summary>Whether every partition answered.</summary>
    public bool IsComplete => PartitionsAnswered == PartitionsTotal;
}
