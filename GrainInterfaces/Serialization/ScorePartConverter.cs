using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>Converts between <see cref="ScorePart"/> and its surrogate.</summary>
[RegisterConverter]
public sealed class ScorePartConverter : IConverter<ScorePart, ScorePartSurrogate>
{
    /// <inheritdoc/>
    public ScorePart ConvertFromSurrogate(in ScorePartSurrogate surrogate) =>
        new(surrogate.Name, surrogate.Nats, surrogate.Detail);

    /// <inheritdoc/>
    public ScorePartSurrogate ConvertToSurrogate(in ScorePart value) => new()
    {
        Name = value.Name,
        Nats = value.Nats,
        Detail = value.Detail,
    };
}
