using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>Converts between <see cref="VideoMatch"/> and its surrogate.</summary>
[RegisterConverter]
public sealed class VideoMatchConverter : IConverter<VideoMatch, VideoMatchSurrogate>
{
    /// <inheritdoc/>
    public VideoMatch ConvertFromSurrogate(in VideoMatchSurrogate surrogate) =>
        new(surrogate.Score, surrogate.Kind, surrogate.Coverage, surrogate.MatchCoverage, surrogate.Segments);

    /// <inheritdoc/>
    public VideoMatchSurrogate ConvertToSurrogate(in VideoMatch value) => new()
    {
        Score = value.Score,
        Kind = value.Kind,
        Coverage = value.Coverage,
        MatchCoverage = value.MatchCoverage,
        Segments = value.Segments,
    };
}
