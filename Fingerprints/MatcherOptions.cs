namespace TVidz.Fingerprints;

/// <summary>The parameters of matching, with their units.</summary>
public sealed record MatcherOptions
{
    /// <summary>The fewest cuts that must agree where only cuts speak; three at least, whatever is set.</summary>
    public int MinMatchingCuts { get; init; } = 3;

    /// <summary>
    /// How many videos a video is compared with, at least 1: the more there are, the more evidence it takes that an
    /// agreement is none of the coincidences which so many comparisons bring.
    /// </summary>
    public double LibrarySize { get; init; } = 1_000_000;

    /// <summary>
    /// Above 0: how many coincidences a search among <see cref="LibrarySize"/> unrelated videos may take for matches, on
    /// average. In a library of a hundredth of that size it is a hundredth as many.
    /// </summary>
    public double FalseMatchesPerSearch { get; init; } = 0.01;

    /// <summary>Seconds by which two cuts may miss each other and still agree.</summary>
    public double Tolerance { get; init; } = 0.1;

    /// <summary>
    /// The most by which one video may play faster than another, as a factor above 1; either may be the faster, so that
    /// a pair is the same from both sides.
    /// </summary>
    public double MaxSpeedChange { get; init; } = 1.6;
}
