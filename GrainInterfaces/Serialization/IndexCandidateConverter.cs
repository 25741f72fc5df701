using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>Converts between <see cref="IndexCandidate"/> and its surrogate.</summary>
[RegisterConverter]
public sealed class IndexCandidateConverter : IConverter<IndexCandidate, IndexCandidateSurrogate>
{
    /// <inheritdoc/>
    public IndexCandidate ConvertFromSurrogate(in IndexCandidateSurrogate surrogate) => new(
        surrogate.VideoId, surrogate.Revision, surrogate.CutNats, surrogate.PictureNats, surrogate.Fingerprint);

    /// <inheritdoc/>
    public IndexCandidateSurrogate ConvertToSurrogate(in IndexCandidate value) => new()
    {
        VideoId = value.VideoId,
        Revision = value.Revision,
        CutNats = value.CutNats,
        PictureNats = value.PictureNats,
        Fingerprint = value.Fingerprint,
    };
}
