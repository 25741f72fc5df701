using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;

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

    /// <summary>See <see cref="Fingerprint.Pictures"/>, as <see cref="PictureTrackCodec"/> writes them; null from a sender that knows none.</summary>
    [Id(3)] public byte[]? Pictures { get; set; }

    /// <summary>See <see cref="Fingerprint.Probe"/>, as <see cref="PictureProbeCodec"/> writes it; null: there is none.</summary>
    [Id(4)] public byte[]? Probe { get; set; }
}
