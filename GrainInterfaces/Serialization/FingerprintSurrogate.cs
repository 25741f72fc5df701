using System.Collections.Immutable;
using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>A <see cref="Fingerprint"/> on the wire.</summary>
[GenerateSerializer, Immutable, Alias("tvidz.Fingerprint")]
public struct FingerprintSurrogate
{
    /// <summary>See <see cref="Fingerprint.Version"/>.</summary>
    [Id(0)] public int Version { get; set; }

    /// <summary>See <see cref="Fingerprint.Duration"/>.</summary>
    [Id(1)] public double Duration { get; set; }

    /// <summary>See <see cref="Fingerprint.SceneCuts"/>.</summary>
    [Id(2)] public ImmutableArray<double> SceneCuts { get; set; }
}
