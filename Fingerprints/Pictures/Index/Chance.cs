namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// How likely two pictures with nothing in common look alike: measured on pictures of different films (./tvidz bench
/// background), where its logarithm falls on a line.
/// </summary>
internal static class Chance
{
    /// <summary>The distance from which an agreement tells too little to be looked at.</summary>
    public const int MostDistance = 39;

    private const double NatsAtAnchor = 13.9, Anchor = 33, NatsPerBit = 0.55;

    /// <summary>Agreements by chance that a search has the time for.</summary>
    private const double MostAgreements = 1e6;

    /// <summary>Minus the natural logarithm of the probability that a pair is as near as this or nearer.</summary>
    public static double Nats(int distance) => NatsAtAnchor + (NatsPerBit * (Anchor - distance));

    /// <summary>The distance up to which agreements are looked at when so many pairs are compared.</summary>
    public static int Limit(double pairs)
    {
        var nats = Math.Log(Math.Max(1, pairs / MostAgreements));
        return (int)Math.Clamp(Math.Floor(Anchor + ((NatsAtAnchor - nats) / NatsPerBit)), 0, MostDistance);
    }
}
