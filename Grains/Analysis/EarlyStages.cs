using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Persistence;
using TVidz.Media;

namespace TVidz.Grains.Analysis;

/// <summary>
/// The stages of an analysis that come before all frames are decoded. Each either finds that the video is a copy of
/// another from beginning to end, or leaves it to the next. A file that they cannot read is left to the full pass, which
/// says what is wrong with it.
/// </summary>
internal sealed partial class EarlyStages(
    IGrainFactory grains,
    IMediaAnalyzer media,
    FingerprintStore fingerprints,
    PacketStore packetStore,
    Originals originals,
    FullCopyJudge judge,
    IOptions<AnalysisOptions> options,
    TimeProvider clock,
    ILogger<EarlyStages> logger)
{
    private const double Million = 1e6;

    private readonly ResiliencePipeline _retrying = PassingFailures.Retrying(options.Value, clock);

    private IFingerprintSearchGrain Index => grains.GetGrain<IFingerprintSearchGrain>(GrainKeys.Shared);

    /// <summary>Whether the packets and the key frames of such a file are worth a look of their own.</summary>
    public bool AreWorthIt(MediaInfo info) =>
        info.Duration * info.FrameRate * info.Width * info.Height / Million >= options.Value.EarlyStagesFrom;

    /// <summary>Is it the same bytes as a video that is known?</summary>
    public async Task<EarlyResult?> FindIdenticalAsync(ObjectFacts facts, AttemptReporter reporter)
    {
        var timer = new StageTimer(StageName.Identical, reporter, clock);
        foreach (var video in await _retrying.ExecuteAsync(
            async token => await fingerprints.FindIdenticalAsync(facts, token), reporter.Token))
        {
            var link = IdenticalMatches.MatchOf(video);
            if (await _retrying.ExecuteAsync(
                async token => await originals.CopyOfAsync(video.VideoId, video.Revision, link.Match, null, token), reporter.Token) is { } result)
            {
                timer.End(StageDecision.Duplicate, originalId: video.VideoId);
                return result;
            }
        }

        timer.End(StageDecision.Continue);
        return null;
    }

    /// <summary>Reads the packets; null where they are not worth it, or cannot be told apart.</summary>
    public async Task<PacketReading?> ReadPacketsAsync(string path, MediaInfo info, AttemptReporter reporter)
    {
        try
        {
            return AreWorthIt(info) ? await media.ReadPacketsAsync(path, info, reporter.Token) : null;
        }
        catch (MediaException failure)
        {
            LogUnreadable(failure);
            return null;
        }
    }

    /// <summary>Is it the same coded pictures as of a video that is known, or of a piece of it?</summary>
    public async Task<EarlyResult?> FindByPacketsAsync(ObjectFacts facts, MediaInfo info, PacketTrack packets, CancellationToken cancellationToken)
    {
        var known = await _retrying.ExecuteAsync(
            async token => await packetStore.FindAsync(facts.VideoId, packets, token), cancellationToken);
        foreach (var video in known)
        {
            if (PacketMatcher.FindWithin(packets, video.Groups) is { } place
                && await originals.FingerprintAsync(video.VideoId, video.Revision, cancellationToken) is { } whole
                && await originals.CopyOfAsync(
                    video.VideoId, video.Revision, LinkOf(place, whole.Duration), FactsOf(info, packets), cancellationToken) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    /// <summary>Do its key frames show that it is a copy of a known video from beginning to end?</summary>
    public async Task<EarlyResult?> FindByKeyFramesAsync(
        ObjectFacts facts, string path, MediaInfo info, PacketReading packets, AttemptReporter reporter)
    {
        var timer = new StageTimer(StageName.KeyFrames, reporter, clock);
        if (packets.Track is not { } track || !info.HasCheapKeyFrames || packets.KeyFrameShare > CopyProposals.MostKeyFrames)
        {
            timer.End(StageDecision.Skipped);
            return null;
        }

        var (reading, cpu) = await ReadKeyFramesAsync(facts, path, info, track, reporter);
        var result = reading is null ? null : await JudgeAsync(facts, info, track, reading, reporter);
        timer.End(result is null ? StageDecision.Continue : StageDecision.Duplicate, cpu, originalId: result?.OriginalId);
        return result;
    }

    private async Task<(KeyFrameTrack? Track, TimeSpan Cpu)> ReadKeyFramesAsync(
        ObjectFacts facts, string path, MediaInfo info, PacketTrack packets, AttemptReporter reporter)
    {
        try
        {
            var reading = await media.ReadKeyFramesAsync(
                path, info, packets, async first => (await SearchAsync(facts, first, reporter)).Any(IsInPlace), reporter.Token);
            return (reading.Track, reading.Cpu);
        }
        catch (MediaException failure)
        {
            LogUnreadable(failure);
            return (null, TimeSpan.Zero);
        }
    }

    private async Task<EarlyResult?> JudgeAsync(
        ObjectFacts facts, MediaInfo info, PacketTrack packets, KeyFrameTrack keyFrames, AttemptReporter reporter)
    {
        var found = await SearchAsync(facts, keyFrames, reporter);
        foreach (var match in found.Where(IsInPlace).Take(CopyProposals.MostJudged))
        {
            if (await originals.FingerprintAsync(match.VideoId, match.Revision, reporter.Token) is not { } original)
            {
                continue;
            }

            var doubt = judge.Doubt(keyFrames, packets, original);
            LogJudged(facts.VideoId, match.VideoId, doubt);
            if (doubt is CopyDoubt.None
                && await originals.CopyOfAsync(
                    match.VideoId, match.Revision, FullLink(match.Match.Score, packets.Duration, original.Duration),
                    FactsOf(info, packets), reporter.Token) is { } result)
            {
                return result with { Matches = [.. result.Matches.Concat(Certain(found)).DistinctBy(known => known.VideoId)] };
            }
        }

        return null;
    }

    /// <summary>What the library has of these key frames; what is certain is shown at once.</summary>
    private async Task<ImmutableArray<FoundMatch>> SearchAsync(ObjectFacts facts, KeyFrameTrack keyFrames, AttemptReporter reporter)
    {
        var query = new SearchQuery(keyFrames.Fingerprint, facts.VideoId, CopyProposals.LeastScore, CopyProposals.MostFound);
        var answer = await _retrying.ExecuteAsync(async _ => await SearchAllAsync(query), reporter.Token);
        reporter.Report([.. Certain(answer)]);
        return answer;
    }

    private async Task<ImmutableArray<FoundMatch>> SearchAllAsync(SearchQuery query)
    {
        var answer = await Index.Search(query);
        return answer.IsComplete
            ? answer.Matches
            : throw new IncompleteSearchException(answer.PartitionsAnswered, answer.PartitionsTotal);
    }

    private static IEnumerable<FoundMatch> Certain(ImmutableArray<FoundMatch> found) =>
        found.Where(match => match.Match.Score >= Alignment.Threshold);

    private static bool IsInPlace(FoundMatch found) => CopyProposals.IsInPlace(found.Match);

    private static VideoMatch FullLink(double score, double duration, double otherDuration) =>
        new(score, MatchKind.Full, 1, 1, [new Segment(0, duration, 0, otherDuration, 1, false)]);

    private static VideoMatch LinkOf(Segment place, double otherDuration)
    {
        var share = Math.Min(1, (place.MatchEnd - place.MatchStart) / otherDuration);
        return Math.Abs(otherDuration - place.End) <= FullCopyJudge.Shift
            ? new VideoMatch(1, MatchKind.Identical, 1, 1, [place with { MatchStart = 0, MatchEnd = otherDuration }])
            : new VideoMatch(
                1, share >= FingerprintMatcher.FullCoverage ? MatchKind.Full : MatchKind.Partial, 1, share,
                [place with { MatchEnd = Math.Min(place.MatchEnd, otherDuration) }]);
    }

    private static MediaFacts FactsOf(MediaInfo info, PacketTrack packets) => new(
        packets.Duration, info.Width, info.Height, info.FrameRate, info.Codec, Evidence.Insufficient);

    [LoggerMessage(LogLevel.Debug, "An early look at a file failed; all frames are decoded")]
    private partial void LogUnreadable(Exception failure);

    [LoggerMessage(LogLevel.Debug, "Video {VideoId} by its key frames, a copy of {OriginalId}? Doubt: {Doubt}")]
    private partial void LogJudged(string videoId, string originalId, CopyDoubt doubt);
}
