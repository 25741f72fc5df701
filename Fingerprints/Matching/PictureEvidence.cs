namespace TVidz.Fingerprints.Matching;

/// <summary>What pictures that agree, or do not, are worth, in nats.</summary>
/// <remarks>
/// Of pictures without anything in common, one pair in 10^6 differs in 33 bits or fewer, and each bit less is rarer by
/// half a nat or a little more (./tvidz bench background); what is given here is half of what follows from that or less,
/// because pictures of the same kind of scene are more alike than pictures in general, and no corpus has enough of them to
/// measure how much.
/// </remarks>
internal static class PictureEvidence
{
    /// <summary>Bits: pictures that differ in more do not agree.</summary>
    public const int MostDifferent = 46;

    /// <summary>Worth, in nats, of two full pictures that do not agree where they should.</summary>
    public const double Disagreement = -1.5;

    /// <summary>Bits up to which an agreement is worth so many nats, and up to which it is worth the most.</summary>
    private const double Alike = 12, AlikeNats = 14, Equal = 4, EqualNats = 20;

    /// <summary>Bits by which a picture differs from one seen before: below the first it is the same, above the second another.</summary>
    private const double Same = 6, Other = 40;

    /// <summary>The detail from which a picture counts in full.</summary>
    private const double FullDetail = 160;

    private static readonly double[] Weights =
        [.. Enumerable.Range(0, 1 + byte.MaxValue).Select(detail => Math.Pow(Math.Min(1, detail / FullDetail), 2))];

    /// <summary>Worth of two pictures whose hashes differ in so many bits.</summary>
    public static double Nats(int distance) => distance switch
    {
        > MostDifferent => Math.Max(Disagreement, Disagreement * (distance - MostDifferent) / 8.0),
        > (int)Alike => AlikeNats * (MostDifferent - distance) / (MostDifferent - Alike),
        _ => AlikeNats + ((EqualNats - AlikeNats) * Math.Min(1, (Alike - distance) / (Alike - Equal))),
    };

    /// <summary>The share of its worth that a picture keeps which differs in so many bits from those that agreed before it.</summary>
    public static double Novelty(int distance) => Math.Clamp((distance - Same) / (Other - Same), 0, 1);

    /// <summary>The share of its worth that a picture of such detail keeps: blank ones, and slopes of grey, are all alike.</summary>
    public static double Weight(byte detail) => Weights[detail];
}
