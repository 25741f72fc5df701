using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;

namespace TVidz.Grains.Analysis;

/// <summary>What copies inherit of a known video: what is true of it is true of them.</summary>
internal sealed class Inheritance(VideoStore videos, FingerprintStore fingerprints, MatchStore matches, FingerprintMatcher matcher)
{
    /// <summary>The video's stored fingerprint, if it is of this revision and as this build would make it.</summary>
    public async Task<IndexEntry?> FindAsync(string videoId, long revision, CancellationToken cancellationToken) =>
        await fingerprints.FindAsync(videoId, cancellationToken) is { } original
            && original.Revision == revision && original.Fingerprint.Version == Fingerprint.CurrentVersion
            ? original
            : null;

    /// <summary>What is known of a copy; null when too little is of the original.</summary>
    /// <param name="original">The original.</param>
    /// <param name="link">What the copy shares with it: all of itself, in one segment.</param>
    /// <param name="facts">Of the copy; null: they are the original's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EarlyResult?> OfAsync(
        IndexEntry original, VideoMatch link, MediaFacts? facts, CancellationToken cancellationToken)
    {
        if (await videos.FindAsync(original.VideoId, cancellationToken) is not { } video
            || (facts ?? FactsOf(video)) is not { } known)
        {
            return null;
        }

        var place = link.Segments[0];
        var isPiece = link.Kind is MatchKind.Partial || link.MatchCoverage < 1;
        var fingerprint = isPiece ? FingerprintSlice.Of(original.Fingerprint, place.MatchStart, place.MatchEnd) : original.Fingerprint;
        var evidence = matcher.HasEvidence(fingerprint) ? Evidence.Sufficient : Evidence.Insufficient;
        var inherited = InheritedMatches.Of(await matches.FindAsync(original.VideoId, cancellationToken), place, link.Kind);
        return new EarlyResult(
            original.VideoId,
            known with { Evidence = evidence, Thumbnails = isPiece ? null : video.Thumbnails },
            fingerprint,
            [new FoundMatch(original.VideoId, original.Revision, link), .. inherited]);
    }

    private static MediaFacts? FactsOf(VideoSnapshot video) =>
        video is { Duration: { } duration, Width: { } width, Height: { } height, FrameRate: { } rate, Codec: { } codec }
            ? new MediaFacts(duration, width, height, rate, codec, Evidence.Insufficient)
            : null;
}
