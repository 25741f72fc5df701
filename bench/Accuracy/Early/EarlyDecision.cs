using TVidz.Accuracy.Corpus;
using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;

namespace TVidz.Accuracy.Early;

/// <summary>What the early stages made of one query.</summary>
/// <param name="Query">The question.</param>
/// <param name="By">The stage that knew it for a copy; none left it to the full pass.</param>
/// <param name="OriginalId">The video that it was taken for a copy of.</param>
/// <param name="Place">Which seconds of the query are which of that video's.</param>
/// <param name="Doubt">Why its key frames did not suffice; none where no video was held against them.</param>
internal sealed record EarlyDecision(
    Query Query, EarlyStage By, string? OriginalId = null, Segment? Place = null, CopyDoubt? Doubt = null);
