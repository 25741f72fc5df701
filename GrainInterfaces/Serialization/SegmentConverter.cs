using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>Converts between <see cref="Segment"/> and its surrogate.</summary>
[RegisterConverter]
public sealed class SegmentConverter : IConverter<Segment, SegmentSurrogate>
{
    /// <inheritdoc/>
    public Segment ConvertFromSurrogate(in SegmentSurrogate surrogate) =>
        new(surrogate.Start, surrogate.End, surrogate.MatchStart, surrogate.MatchEnd, surrogate.Speed, surrogate.Mirrored);

    /// <inheritdoc/>
    public SegmentSurrogate ConvertToSurrogate(in Segment value) => new()
    {
        Start = value.Start,
        End = value.End,
        MatchStart = value.MatchStart,
        MatchEnd = value.MatchEnd,
        Speed = value.Speed,
        Mirrored = value.Mirrored,
    };
}
