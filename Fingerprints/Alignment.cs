using System.Collections.Immutable;

namespace TVidz.Fingerprints;

/// <summary>How two videos lie on each other, as well as they do, and what that is worth.</summary>
/// <param name="Match">The best alignment found, even below the threshold; null when nothing aligns.</param>
/// <param name="Score">Strength of the evidence, 0 to 1; <see cref="Threshold"/> or more is a match.</param>
/// <param name="AlignedCuts">The cuts of both that fall together, by their time in the first video.</param>
/// <param name="Parts">What the evidence is made of; empty when nothing aligns.</param>
/// <param name="Missing">Why the pair is no match, in sentences for a person; empty when it is one.</param>
public sealed record Alignment(
    VideoMatch? Match,
    double Score,
    ImmutableArray<AlignedTime> AlignedCuts,
    ImmutableArray<ScorePart> Parts,
    ImmutableArray<string> Missing)
{
    /// <summary>The score from which a pair counts as sharing material.</summary>
    public const double Threshold = 0.5;

    /// <summary>The pictures of both that agree, by their time in the first video.</summary>
    public ImmutableArray<AlignedTime> AgreeingPictures { get; init; } = [];

    /// <summary>Whether the pair counts as sharing material.</summary>
    public bool IsMatch => Missing.IsEmpty;
}
