using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Analysis;

/// <summary>What is known of a video that an early stage has found to be a copy: what is known of the other.</summary>
/// <param name="OriginalId">The video that it copies, or is a piece of.</param>
/// <param name="Facts">Of the video itself; its thumbnails are the original's, which are its own once copied. A piece has none.</param>
/// <param name="Fingerprint">The original's, or the piece of it.</param>
/// <param name="Matches">The original first, then what shares material with it, in this video's seconds.</param>
internal sealed record EarlyResult(
    string OriginalId, MediaFacts Facts, Fingerprint Fingerprint, ImmutableArray<FoundMatch> Matches);
