using System.Collections.Immutable;
using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>A <see cref="VideoMatch"/> on the wire.</summary>
[GenerateSerializer, Immutable, Alias("tvidz.VideoMatch")]
public struct VideoMatchSurrogate
{
    /// <summary>See <see cref="VideoMatch.Score"/>.</summary>
    [Id(0)] public double Score { get; set; }

    /// <summary>See <see cref="VideoMatch.Kind"/>.</summary>
    [Id(1)] public MatchKind Kind { get; set; }

    /// <summary>See <see cref="VideoMatch.Coverage"/>.</summary>
    [Id(2)] public double Coverage { get; set; }

    /// <summary>See <see cref="VideoMatch.MatchCoverage"/>.</summary>
    [Id(3)] public double MatchCoverage { get; set; }

    /// <summary>See <see cref="VideoMatch.Segments"/>.</summary>
    [Id(4)] public ImmutableArray<Segment> Segments { get; set; }
}
