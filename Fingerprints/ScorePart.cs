namespace TVidz.Fingerprints;

/// <summary>One part of a match's evidence.</summary>
/// <param name="Name">What speaks, such as <c>agreeing cuts</c>.</param>
/// <param name="Nats">How loud: natural log-odds against coincidence; negative speaks against the match.</param>
/// <param name="Detail">In words, with counts.</param>
public sealed record ScorePart(string Name, double Nats, string Detail);
