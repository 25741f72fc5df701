using System.Collections.Immutable;

namespace TVidz.Fingerprints;

/// <summary>What an index, or one partition of it, makes of a search: videos that <see cref="CandidateJudge"/> is to judge.</summary>
/// <param name="Candidates">Each once, in no order.</param>
/// <param name="VideosWithPictures">How many videos with pictures these are out of.</param>
public sealed record IndexProposal(ImmutableArray<IndexCandidate> Candidates, int VideosWithPictures);
