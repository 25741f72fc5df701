using Microsoft.Extensions.Options;
using Polly;
using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Media;

namespace TVidz.Grains.Analysis;

/// <summary>
/// The stages of an analysis that decode nothing: each either finds that the video is a copy of another, from beginning to
/// end or a piece of it, or leaves it to the next.
/// </summary>
internal sealed class EarlyStages(
    IMediaAnalyzer media,
    EarlyLook look,
    FingerprintStore fingerprints,
    PacketStore packetStore,
    Inheritance inheritance,
    IOptions<AnalysisOptions> options,
    TimeProvider clock)
{
    private readonly ResiliencePipeline _retrying = PassingFailures.Retrying(options.Value, clock);

    /// <summary>Is it the same bytes as a video that is known?</summary>
    public async Task<EarlyResult?> FindIdenticalAsync(ObjectFacts facts, AttemptReporter reporter)
    {
        var timer = new StageTimer(StageName.Identical, reporter, clock);
        var result = await _retrying.ExecuteAsync(async token => await FindIdenticalAsync(facts, token), reporter.Token);
        timer.End(result is null ? StageDecision.Continue : StageDecision.Duplicate, originalId: result?.OriginalId);
        return result;
    }

    /// <summary>Reads the packets; null where they are not worth it, or cannot be told apart.</summary>
    public async Task<PacketReading?> ReadPacketsAsync(string path, MediaInfo info, AttemptReporter reporter) =>
        look.IsWorthPackets(info) ? await look.TryAsync(() => media.ReadPacketsAsync(path, info, reporter.Token)) : null;

    /// <summary>Is it the same coded pictures as of a video that is known, or of a piece of it?</summary>
    public async Task<EarlyResult?> FindByPacketsAsync(
        ObjectFacts facts, MediaInfo info, PacketTrack packets, CancellationToken cancellationToken) =>
        await _retrying.ExecuteAsync(async token => await FindPacketsAsync(facts, info, packets, token), cancellationToken);

    /// <summary>What a file says of itself, for a copy whose frames are not decoded.</summary>
    public static MediaFacts FactsOf(MediaInfo info, PacketTrack packets) => new(
        packets.Duration, info.Width, info.Height, info.FrameRate, info.Codec, Evidence.Insufficient);

    private async Task<EarlyResult?> FindIdenticalAsync(ObjectFacts facts, CancellationToken cancellationToken)
    {
        foreach (var video in await fingerprints.FindIdenticalAsync(facts, cancellationToken))
        {
            if (await inheritance.FindAsync(video.VideoId, video.Revision, cancellationToken) is { } original
                && await inheritance.OfAsync(
                    original, IdenticalMatches.MatchOf(video).Match, facts: null, cancellationToken) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    private async Task<EarlyResult?> FindPacketsAsync(
        ObjectFacts facts, MediaInfo info, PacketTrack packets, CancellationToken cancellationToken)
    {
        foreach (var video in await packetStore.FindAsync(facts.VideoId, packets, cancellationToken))
        {
            if (PacketMatcher.FindWithin(packets, video.Groups) is { } place
                && await inheritance.FindAsync(video.VideoId, video.Revision, cancellationToken) is { } original
                && await inheritance.OfAsync(
                    original, LinkOf(place, original.Fingerprint.Duration), FactsOf(info, packets), cancellationToken) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    private static VideoMatch LinkOf(Segment place, double otherDuration)
    {
        var share = Math.Min(1, (place.MatchEnd - place.MatchStart) / otherDuration);
        return Math.Abs(otherDuration - place.End) <= FullCopyJudge.Shift
            ? new VideoMatch(1, MatchKind.Identical, 1, 1, [place with { MatchStart = 0, MatchEnd = otherDuration }])
            : new VideoMatch(
                1, share >= FingerprintMatcher.FullCoverage ? MatchKind.Full : MatchKind.Partial, 1, share,
                [place with { MatchEnd = Math.Min(place.MatchEnd, otherDuration) }]);
    }
}
