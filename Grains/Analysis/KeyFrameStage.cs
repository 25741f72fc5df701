using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using TVidz.Fingerprints;
using TVidz.Fingerprints.KeyFrames;
using TVidz.Fingerprints.Packets;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Media;

namespace TVidz.Grains.Analysis;

/// <summary>
/// The stage of an analysis that decodes key frames alone: it finds that the video is a copy of another from beginning to
/// end, or leaves it to the full pass.
/// </summary>
internal sealed partial class KeyFrameStage(
    IndexClient index,
    IMediaAnalyzer media,
    EarlyLook look,
    Inheritance inheritance,
    FullCopyJudge judge,
    IOptions<AnalysisOptions> options,
    TimeProvider clock,
    ILogger<KeyFrameStage> logger)
{
    private readonly ResiliencePipeline _retrying = PassingFailures.Retrying(options.Value, clock);

    /// <summary>Do its key frames show that it is a copy of a known video from beginning to end?</summary>
    public async Task<EarlyResult?> FindAsync(
        ObjectFacts facts, string path, MediaInfo info, PacketReading packets, AttemptReporter reporter)
    {
        var timer = new StageTimer(StageName.KeyFrames, reporter, clock);
        if (packets.Track is not { } track || packets.KeyFrameShare > CopyProposals.MostKeyFrames || !look.IsWorthKeyFrames(info))
        {
            timer.End(StageDecision.Skipped);
            return null;
        }

        var (reading, cpu) = await ReadAsync(facts, path, info, track, reporter);
        var result = reading is null ? null : await JudgeAsync(facts, info, track, reading, reporter);
        timer.End(result is null ? StageDecision.Continue : StageDecision.Duplicate, cpu, originalId: result?.OriginalId);
        return result;
    }

    private async Task<(KeyFrameTrack? Track, TimeSpan Cpu)> ReadAsync(
        ObjectFacts facts, string path, MediaInfo info, PacketTrack packets, AttemptReporter reporter)
    {
        var reading = await look.TryAsync(() => media.ReadKeyFramesAsync(
            path, info, packets, async first => (await SearchAsync(facts, first, reporter)).Any(IsInPlace), reporter.Token));
        return (reading?.Track, reading?.Cpu ?? TimeSpan.Zero);
    }

    private async Task<EarlyResult?> JudgeAsync(
        ObjectFacts facts, MediaInfo info, PacketTrack packets, KeyFrameTrack keyFrames, AttemptReporter reporter)
    {
        var found = await SearchAsync(facts, keyFrames, reporter);
        foreach (var match in found.Where(IsInPlace).Take(CopyProposals.MostJudged))
        {
            if (await inheritance.FindAsync(match.VideoId, match.Revision, reporter.Token) is not { } original)
            {
                continue;
            }

            var doubt = judge.Doubt(keyFrames, packets, original.Fingerprint);
            LogJudged(facts.VideoId, match.VideoId, doubt);
            var link = FullLink(match.Match.Score, packets.Duration, original.Fingerprint.Duration);
            if (doubt is CopyDoubt.None
                && await inheritance.OfAsync(original, link, EarlyStages.FactsOf(info, packets), reporter.Token) is { } result)
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
        var answer = await _retrying.ExecuteAsync(async _ => await index.FindAsync(query), reporter.Token);
        reporter.Report([.. Certain(answer)]);
        return answer;
    }

    private static IEnumerable<FoundMatch> Certain(ImmutableArray<FoundMatch> found) =>
        found.Where(match => match.Match.Score >= Alignment.Threshold);

    private static bool IsInPlace(FoundMatch found) => CopyProposals.IsInPlace(found.Match);

    private static VideoMatch FullLink(double score, double duration, double otherDuration) =>
        new(score, MatchKind.Full, 1, 1, [new Segment(0, duration, 0, otherDuration, 1, false)]);

    [LoggerMessage(LogLevel.Debug, "Video {VideoId} by its key frames, a copy of {OriginalId}? Doubt: {Doubt}")]
    private partial void LogJudged(string videoId, string originalId, CopyDoubt doubt);
}
