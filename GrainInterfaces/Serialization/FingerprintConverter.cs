using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>Converts between <see cref="Fingerprint"/> and its surrogate.</summary>
[RegisterConverter]
public sealed class FingerprintConverter : IConverter<Fingerprint, FingerprintSurrogate>
{
    /// <inheritdoc/>
    public Fingerprint ConvertFromSurrogate(in FingerprintSurrogate surrogate) =>
        new(surrogate.Version, surrogate.Duration, surrogate.SceneCuts)
        {
            Pictures = PictureTrackCodec.Decode(surrogate.Pictures),
            Probe = surrogate.Probe is { } probe ? PictureProbeCodec.Decode(probe) : null,
        };

    /// <inheritdoc/>
    public FingerprintSurrogate ConvertToSurrogate(in Fingerprint value) => new()
    {
        Version = value.Version,
        Duration = value.Duration,
        SceneCuts = value.SceneCuts,
        Pictures = PictureTrackCodec.Encode(value.Pictures),
        Probe = value.Probe is { } probe ? PictureProbeCodec.Encode(probe) : null,
    };
}
