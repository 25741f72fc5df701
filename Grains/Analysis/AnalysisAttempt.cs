using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Ingress;
using TVidz.Grains.Persistence;
using TVidz.Grains.Storage;
using TVidz.Grains.Telemetry;
using TVidz.Media;

namespace TVidz.Grains.Analysis;

/// <summary>
/// One attempt at a video: early stages, download, probe, fingerprint, put into the index, search it, complete. <em>Add
/// before search</em>: of two copies analysed at the same moment at least one sees the other.
/// </summary>
internal sealed partial class AnalysisAttempt(
    IndexClient index,
    ObjectStore store,
    PreviewKeeper previews,
    IMediaAnalyzer media,
    FingerprintStore fingerprints,
    PacketStore packetStore,
    EarlyStages early,
    KeyFrameStage keyFrames,
    FingerprintMatcher matcher,
    IOptions<AnalysisOptions> options,
    IOptions<StorageOptions> storage,
    TimeProvider clock,
    ILogger<AnalysisAttempt> logger)
{
    /// <summary>The most matches that are kept of one search.</summary>
    private const int MaxMatches = 1000;

    private readonly ResiliencePipeline _retrying = PassingFailures.Retrying(options.Value, clock);

    /// <summary>
    /// Runs the attempt to its end: the video completes, fails, or is released for the next attempt. A passing failure is
    /// thrown once the video is released.
    /// </summary>
    /// <param name="video">The video's grain, which has said go.</param>
    /// <param name="facts">The object; the analysis is of this ETag.</param>
    /// <param name="attempt">The number to report under.</param>
    /// <param name="isLastReceive">Whether the message will not come back if it is to be tried again: the video then fails.</param>
    /// <param name="inFull">Whether all frames are to be decoded, whatever the early stages would say.</param>
    /// <param name="cancellationToken">Stops it; the video stays under way for whoever gets the message next.</param>
    public async Task<EventOutcome> RunAsync(
        IVideoAnalysisGrain video,
        ObjectFacts facts,
        int attempt,
        bool isLastReceive,
        bool inFull,
        CancellationToken cancellationToken)
    {
        using var span = TVidzTelemetry.Source.StartActivity("analyse");
        span?.SetTag("tvidz.video_id", facts.VideoId);
        var began = clock.GetTimestamp();
        await using var reporter = new AttemptReporter(
            video, attempt, options.Value.ReportInterval, clock, logger, cancellationToken);
        var (outcome, result) = await TryAsync(video, facts, attempt, isLastReceive, inFull, reporter);
        TVidzTelemetry.AnalysisDuration.Record(
            clock.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("outcome", result));
        span?.SetTag("tvidz.outcome", result);
        return outcome;
    }

    private async Task<(EventOutcome Outcome, string Result)> TryAsync(
        IVideoAnalysisGrain video, ObjectFacts facts, int attempt, bool isLastReceive, bool inFull, AttemptReporter reporter)
    {
        try
        {
            if (AnalysisErrors.OfSize(facts.Size ?? 0, storage.Value.MaxObjectBytes) is { } error)
            {
                return await FailAsync(error);
            }

            await AnalyseAsync(video, facts, attempt, inFull, reporter);
            return (EventOutcome.Done, "completed");
        }
        catch (Exception) when (reporter.IsSuperseded)
        {
            await RemoveOrphansAsync(video, facts.VideoId);
            return (EventOutcome.Abandoned, "superseded");
        }
        catch (MediaException failure) when (!failure.IsTransient)
        {
            return await FailAsync(AnalysisErrors.Of(failure));
        }
        catch (ObjectMissingException)
        {
            return await FailAsync(AnalysisErrors.ObjectMissing);
        }
        catch (Exception failure) when (PassingFailures.IsPassing(failure) && !reporter.Token.IsCancellationRequested)
        {
            await video.Release(attempt);
            throw;
        }
        catch (Exception failure) when (!reporter.Token.IsCancellationRequested)
        {
            LogFailed(failure, facts.VideoId, attempt);
            await (isLastReceive
                ? video.Fail(attempt, AnalysisErrors.OfLastTry(failure))
                : video.Release(attempt));
            return (EventOutcome.Retry, "released");
        }

        async Task<(EventOutcome, string)> FailAsync(VideoError error)
        {
            await _retrying.ExecuteAsync(async _ => await video.Fail(attempt, error));
            return (EventOutcome.Done, error.Code);
        }
    }

    private async Task AnalyseAsync(
        IVideoAnalysisGrain video, ObjectFacts facts, int attempt, bool inFull, AttemptReporter reporter)
    {
        var identical = inFull ? null : await early.FindIdenticalAsync(facts, reporter);
        var analysed = IsEnough(identical)
            ? await TakeOverAsync(identical!, facts, reporter)
            : await ReadAsync(facts, identical, inFull, reporter);
        var cancellation = reporter.Token;
        var kept = analysed.Fingerprint.WithoutProbe();
        var revision = await _retrying.ExecuteAsync(
            async _ => await video.SaveFingerprint(attempt, analysed.Facts with { Stages = reporter.Stages }, kept), cancellation)
            ?? throw reporter.Superseded();
        if (analysed.Packets is { } packets)
        {
            await _retrying.ExecuteAsync(async token => await packetStore.SaveAsync(facts.VideoId, revision, packets, token), cancellation);
        }

        var entry = new IndexEntry(facts.VideoId, revision, kept);
        await _retrying.ExecuteAsync(async _ => await index.PutAsync(entry), cancellation);
        var query = new SearchQuery(analysed.Fingerprint, ExceptVideoId: facts.VideoId, Limit: MaxMatches);
        var matches = await _retrying.ExecuteAsync(async _ => await SearchAsync(query, facts, analysed.Known), cancellation);
        if (!await _retrying.ExecuteAsync(
            async _ => await video.Complete(attempt, new MatchSet(revision, matches)), cancellation))
        {
            throw reporter.Superseded();
        }

        TVidzTelemetry.Matches.Add(matches.Length);
    }

    /// <summary>Whether a copy that was found early needs no closer look.</summary>
    private bool IsEnough(EarlyResult? result) => result is not null && options.Value.OnEarlyDuplicate is EarlyDuplicate.Stop;

    /// <summary>Takes what is known of the original for the copy's.</summary>
    private async Task<Finding> TakeOverAsync(EarlyResult copy, ObjectFacts facts, AttemptReporter reporter)
    {
        var thumbnails = await previews.CopyAsync(copy.Facts.Thumbnails, copy.OriginalId, facts.VideoId, reporter.Token);
        return new Finding(copy.Facts with { Thumbnails = thumbnails }, copy.Fingerprint) { Known = copy.Matches };
    }

    private async Task<Finding> ReadAsync(ObjectFacts facts, EarlyResult? found, bool inFull, AttemptReporter reporter)
    {
        using var file = new TemporaryFile(options.Value.TempDirectory);
        var info = await FetchAsync(facts, file, reporter);
        var timer = new StageTimer(StageName.Packets, reporter, clock);
        var packets = await early.ReadPacketsAsync(file.Path, info, reporter);
        if (!inFull && packets?.Track is { } track)
        {
            found ??= await early.FindByPacketsAsync(facts, info, track, reporter.Token);
        }

        timer.End(
            packets?.Track is null ? StageDecision.Skipped : found is null ? StageDecision.Continue : StageDecision.Duplicate,
            packets?.Cpu ?? default, originalId: found?.OriginalId);
        if (!inFull && packets is not null)
        {
            found ??= await keyFrames.FindAsync(facts, file.Path, info, packets, reporter);
        }

        return IsEnough(found)
            ? await TakeOverAsync(found!, facts, reporter) with { Packets = packets?.Track }
            : await DecodeAsync(facts, file, info, reporter) with { Packets = packets?.Track, Known = found?.Matches ?? [] };
    }

    private async Task<MediaInfo> FetchAsync(ObjectFacts facts, TemporaryFile file, AttemptReporter reporter)
    {
        var timer = new StageTimer(StageName.Fetch, reporter, clock);
        using (TVidzTelemetry.Source.StartActivity("download"))
        {
            await store.DownloadAsync(facts, file.Path, reporter.Token);
        }

        var info = await media.ProbeAsync(file.Path, reporter.Token);
        timer.End(StageDecision.Done, info.Cpu, facts.Size ?? 0);
        return info;
    }

    private async Task<Finding> DecodeAsync(ObjectFacts facts, TemporaryFile file, MediaInfo info, AttemptReporter reporter)
    {
        using var span = TVidzTelemetry.Source.StartActivity("fingerprint");
        var timer = new StageTimer(StageName.Full, reporter, clock);
        var began = clock.GetTimestamp();
        var analysis = await media.AnalyzeAsync(file.Path, info, reporter, reporter.Token);
        TVidzTelemetry.AnalysisSpeed.Record(analysis.Duration / clock.GetElapsedTime(began).TotalSeconds);
        var evidence = matcher.HasEvidence(analysis.Fingerprint) ? Evidence.Sufficient : Evidence.Insufficient;
        timer.End(StageDecision.Done, analysis.Cpu);
        var thumbnails = await previews.StoreAsync(analysis.Previews, facts.VideoId, reporter.Token);
        return new Finding(
            new MediaFacts(analysis.Duration, info.Width, info.Height, info.FrameRate, info.Codec, evidence, thumbnails),
            analysis.Fingerprint);
    }

    private async Task<ImmutableArray<FoundMatch>> SearchAsync(
        SearchQuery query, ObjectFacts facts, ImmutableArray<FoundMatch> known)
    {
        var found = await index.FindAsync(query);
        return IdenticalMatches.Before(await fingerprints.FindIdenticalAsync(facts, default), known, found);
    }

    /// <summary>A video that was deleted meanwhile may have been before its pictures were stored.</summary>
    private async Task RemoveOrphansAsync(IVideoAnalysisGrain video, string videoId)
    {
        if (await video.GetState() is null)
        {
            await previews.DeleteAsync(videoId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Video {VideoId}: attempt {Attempt} failed")]
    private partial void LogFailed(Exception failure, string videoId, int attempt);
}
