using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>A <see cref="Segment"/> on the wire.</summary>
[GenerateSerializer, Immutable, Alias("tvidz.Segment")]
public struct SegmentSurrogate
{
    /// <summary>See <see cref="Segment.Start"/>.</summary>
    [Id(0)] public double Start { get; set; }

    /// <summary>See <see cref="Segment.End"/>.</summary>
    [Id(1)] public double End { get; set; }

    /// <summary>See <see cref="Segment.MatchStart"/>.</summary>
    [Id(2)] public double MatchStart { get; set; }

    /// <summary>See <see cref="Segment.MatchEnd"/>.</summary>
    [Id(3)] public double MatchEnd { get; set; }

    /// <summary>See <see cref="Segment.Speed"/>.</summary>
    [Id(4)] public double Speed { get; set; }

    /// <summary>See <see cref="Segment.Mirrored"/>.</summary>
    [Id(5)] public bool Mirrored { get; set; }
}
