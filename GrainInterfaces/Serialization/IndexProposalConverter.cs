using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>Converts between <see cref="IndexProposal"/> and its surrogate.</summary>
[RegisterConverter]
public sealed class IndexProposalConverter : IConverter<IndexProposal, IndexProposalSurrogate>
{
    /// <inheritdoc/>
    public IndexProposal ConvertFromSurrogate(in IndexProposalSurrogate surrogate) =>
        new(surrogate.Candidates, surrogate.VideosWithPictures);

    /// <inheritdoc/>
    public IndexProposalSurrogate ConvertToSurrogate(in IndexProposal value) => new()
    {
        Candidates = value.Candidates,
        VideosWithPictures = value.VideosWithPictures,
    };
}
