using Microsoft.Extensions.Logging;
using TVidz.GrainInterfaces;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Ingress;
using TVidz.Grains.Persistence;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Analysis;

/// <summary>
/// Does what an object's event asks for, on this silo: asks the video's grain whether there is anything to do, and if
/// so runs an attempt. Not owned by any activation: activations come and go while an attempt runs.
/// </summary>
internal sealed partial class AnalysisRunner(
    IGrainFactory grains,
    ObjectStore store,
    OutcomeStore outcomes,
    MissingObjects missing,
    AnalysisAttempt attempt,
    ILogger<AnalysisRunner> logger) : IObjectEventHandler
{
    /// <inheritdoc/>
    public async Task<IReadOnlySet<ObjectEvent>> SettleAsync(
        IReadOnlyCollection<ObjectEvent> events, CancellationToken cancellationToken)
    {
        ObjectEvent[] created = [.. events.Where(e => e.Kind is ObjectEventKind.Created)];
        var settled = await FindSettledAsync(created, cancellationToken);
        settled.UnionWith(await missing.EndAsync(created.Where(e => !settled.Contains(e)), cancellationToken));
        return settled;
    }

    /// <inheritdoc/>
    public async Task<EventOutcome> HandleAsync(
        ObjectEvent objectEvent, MessageContext message, CancellationToken cancellationToken)
    {
        var facts = new ObjectFacts(objectEvent.Bucket, objectEvent.Key, objectEvent.ETag, objectEvent.Size);
        var video = grains.GetGrain<IVideoAnalysisGrain>(GrainKeys.Video(facts.VideoId));
        return objectEvent.Kind switch
        {
            ObjectEventKind.Removed => await RemoveAsync(video, facts, message, cancellationToken),
            _ => await AnalyseAsync(
                video, facts, message, objectEvent.Kind is ObjectEventKind.AnalysisRequested, cancellationToken),
        };
    }

    private async Task<HashSet<ObjectEvent>> FindSettledAsync(
        IEnumerable<ObjectEvent> created, CancellationToken cancellationToken)
    {
        var versions = created
            .Where(e => e.ETag is not null)
            .ToLookup(e => new ObjectVersion(VideoIds.For(e.Bucket, e.Key), e.ETag!));
        var settled = await outcomes.FindSettledAsync([.. versions.Select(version => version.Key)], cancellationToken);
        return settled.SelectMany(version => versions[version]).ToHashSet();
    }

    private async Task<EventOutcome> RemoveAsync(
        IVideoAnalysisGrain video, ObjectFacts facts, MessageContext message, CancellationToken cancellationToken)
    {
        // Events may come late and out of order: what counts is whether the object is there now.
        if (await store.HeadAsync(facts.Bucket, facts.Key, cancellationToken) is not null)
        {
            return EventOutcome.Done;
        }

        await video.Delete();

        // The event of an object that came in between may have been taken for settled.
        return await store.HeadAsync(facts.Bucket, facts.Key, cancellationToken) is null
            ? EventOutcome.Done
            : await AnalyseAsync(video, facts, message, force: false, cancellationToken);
    }

    private async Task<EventOutcome> AnalyseAsync(
        IVideoAnalysisGrain video,
        ObjectFacts facts,
        MessageContext message,
        bool force,
        CancellationToken cancellationToken)
    {
        ObjectFacts? present;
        try
        {
            present = await store.HeadAsync(facts.Bucket, facts.Key, cancellationToken);
        }
        catch (ObjectAccessDeniedException) when (message.IsLastReceive)
        {
            await video.Reject(facts, AnalysisErrors.AccessDenied, message.MessageId);
            throw;
        }

        if (present is null)
        {
            await video.Reject(facts, AnalysisErrors.ObjectMissing, message.MessageId);
            return EventOutcome.Done;
        }

        if (!message.TryTakeSlot())
        {
            return EventOutcome.NoSlot;
        }

        var answer = await video.Begin(new BeginRequest(present, message.MessageId, message.IsLastReceive, force));
        if (answer.Decision is not BeginDecision.Go)
        {
            return answer.Decision is BeginDecision.UnderWay ? EventOutcome.Later : EventOutcome.Done;
        }

        LogBegun(present.VideoId, answer.Attempt, present.Size ?? 0);
        return await attempt.RunAsync(video, present, answer.Attempt, message.IsLastReceive, force, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Video {VideoId}: attempt {Attempt} begins, {Size} bytes")]
    private partial void LogBegun(string videoId, int attempt, long size);
}
