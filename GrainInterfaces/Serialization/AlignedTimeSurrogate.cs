using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>An <see cref="AlignedTime"/> on the wire.</summary>
[GenerateSerializer, Immutable, Alias("tvidz.AlignedTime")]
public struct AlignedTimeSurrogate
{
    /// <summary>See <see cref="AlignedTime.Time"/>.</summary>
    [Id(0)] public double Time { get; set; }

    /// <summary>See <see cref="AlignedTime.MatchTime"/>.</summary>
    [Id(1)] public double MatchTime { get; set; }

    /// <summary>See <see cref="AlignedTime.Error"/>.</summary>
    [Id(2)] public double Error { get; set; }
}
