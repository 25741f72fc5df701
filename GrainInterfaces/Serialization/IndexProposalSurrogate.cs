using System.Collections.Immutable;
using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Serialization;

/// <summary>An <see cref="IndexProposal"/> on the wire.</summary>
[GenerateSerializer, Immutable, Alias("tvidz.IndexProposal")]
public struct IndexProposalSurrogate
{
    /// <summary>See <see cref="IndexProposal.Candidates"/>.</summary>
    [Id(0)] public ImmutableArray<IndexCandidate> Candidates { get; set; }

    /// <summary>See <see cref="IndexProposal.VideosWithPictures"/>.</summary>
    [Id(1)] public int VideosWithPictures { get; set; }
}
