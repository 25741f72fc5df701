namespace TVidz.Fingerprints;

/// <summary>The parameters of matching, with their units.</summary>
public sealed record MatcherOptions
{
    /// <summary>The fewest cuts that must agree where only cuts speak.</summary>
    public int MinMatchingCuts { get; init; } = 3;
}
