using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Analysis;

/// <summary>Makes of a known video what is true of its copies.</summary>
internal sealed class Originals(VideoStore videos, FingerprintStore fingerprints, MatchStore matches, FingerprintMatcher matcher)
{
    /// <summary>The video's stored fingerprint, if it is of this revision and as this build would make it.</summary>
    public async Task<Fingerprint?> FingerprintAsync(string videoId, long revision, CancellationToken cancellationToken) =>
        await fingerprints.FindAsync(videoId, cancellationToken) is { } entry
            && entry.Revision == revision && entry.Fingerprint.Version == Fingerprint.CurrentVersion
            ? entry.Fingerprint
            : null;

    /// <summary>What is known of a copy; null when the original is no longer as it was.</summary>
    /// <param name="original">The original.</param>
    /// <param name="revision">Of its fingerprint.</param>
    /// <param name="link">What the copy shares with it: all of itself, in one segment.</param>
    /// <param name="facts">Of the copy; null: they are the original's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EarlyResult?> CopyOfAsync(
        string original, long revision, VideoMatch link, MediaFacts? facts, CancellationToken cancellationToken)
    {
        if (await FingerprintAsync(original, revision, cancellationToken) is not { } whole
            || await videos.FindAsync(original, cancellationToken) is not { } video
            || (facts ?? FactsOf(video)) is not { } known)
        {
            return null;
        }

        var place = link.Segments[0];
        var isPiece = link.Kind is MatchKind.Partial || link.MatchCoverage < 1;
        var fingerprint = isPiece ? FingerprintSlice.Of(whole, place.MatchStart, place.MatchEnd) : whole;
        var evidence = matcher.HasEvidence(fingerprint) ? Evidence.Sufficient : Evidence.Insufficient;
        ImmutableArray<FoundMatch> found = [new FoundMatch(original, revision, link)];
        return new EarlyResult(
            original,
            known with { Evidence = evidence, Thumbnails = isPiece ? null : video.Thumbnails },
            fingerprint,
            found.AddRange(InheritedMatches.Of(await matches.FindAsync(original, cancellationToken), place, link.Kind)));
    }

    private static MediaFacts? FactsOf(VideoSnapshot video) =>
        video is { Duration: { } duration, Width: { } width, Height: { } height, FrameRate: { } rate, Codec: { } codec }
            ? new MediaFacts(duration, width, height, rate, codec, Evidence.Insufficient)
            : null;
}
