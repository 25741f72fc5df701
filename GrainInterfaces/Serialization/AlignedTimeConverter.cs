using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>Converts between <see cref="AlignedTime"/> and its surrogate.</summary>
[RegisterConverter]
public sealed class AlignedTimeConverter : IConverter<AlignedTime, AlignedTimeSurrogate>
{
    /// <inheritdoc/>
    public AlignedTime ConvertFromSurrogate(in AlignedTimeSurrogate surrogate) =>
        new(surrogate.Time, surrogate.MatchTime, surrogate.Error);

    /// <inheritdoc/>
    public AlignedTimeSurrogate ConvertToSurrogate(in AlignedTime value) => new()
    {
        Time = value.Time,
        MatchTime = value.MatchTime,
        Error = value.Error,
    };
}
