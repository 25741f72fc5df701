using System.Collections.Immutable;
using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Library;

/// <summary>Why two videos do, or do not, match.</summary>
[GenerateSerializer, Immutable, Alias("tvidz.PairExplanation")]
public sealed record PairExplanation
{
    /// <summary>This video.</summary>
    [Id(0)] public required string VideoId { get; init; }

    /// <summary>The other video.</summary>
    [Id(1)] public required string MatchId { get; init; }

    /// <summary>Whether the pair counts as sharing material.</summary>
    [Id(2)] public required bool IsDuplicate { get; init; }

    /// <summary>Its score, 0 to 1.</summary>
    [Id(3)] public required double Score { get; init; }

    /// <summary>The score from which a pair counts.</summary>
    [Id(4)] public required double MinScore { get; init; }

    /// <summary>The best alignment found, even below the threshold; null when nothing aligns.</summary>
    [Id(5)] public VideoMatch? Match { get; init; }

    /// <summary>Cuts of both that fall together under the alignment.</summary>
    [Id(6)] public ImmutableArray<AlignedTime> AlignedCuts { get; init; } = [];

    /// <summary>Pictures of both that agree under the alignment.</summary>
    [Id(7)] public ImmutableArray<AlignedTime> AgreeingPictures { get; init; } = [];

    /// <summary>What the score is made of; of a stored match, what of it the kept fingerprints show, which may be less.</summary>
    [Id(8)] public ImmutableArray<ScorePart> Parts { get; init; } = [];

    /// <summary>What was missing to count, in words; empty when it counts.</summary>
    [Id(9)] public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>What a person decided about the two; null: nobody has.</summary>
    [Id(10)] public Decision? Decision { get; init; }
}
