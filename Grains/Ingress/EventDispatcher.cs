using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Analysis;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>Hands a message's event to the handler, and takes probes away itself.</summary>
internal sealed partial class EventDispatcher(
    IObjectEventHandler handler,
    ObjectStore store,
    EventQueue queue,
    QueueHealth health,
    IOptions<StorageOptions> options,
    ILogger<EventDispatcher> logger)
{
    private static readonly Func<ILogger, string, IDisposable?> VideoScope =
        LoggerMessage.DefineScope<string>("Video {VideoId}");

    /// <summary>
    /// Handles the one event of a message. Several are sent again, a message each, so that none can take the others
    /// along to the dead-letter queue: with that, their message is done.
    /// </summary>
    public async Task<EventOutcome> DispatchAsync(
        ImmutableArray<ObjectEvent> events, MessageContext message, CancellationToken cancellationToken)
    {
        if (events is [var single])
        {
            return await TryAsync(single, message, cancellationToken);
        }

        await queue.SendAsync(events.Select(S3EventWriter.Write), cancellationToken);
        return EventOutcome.Done;
    }

    private async Task<EventOutcome> TryAsync(
        ObjectEvent objectEvent, MessageContext message, CancellationToken cancellationToken)
    {
        var videoId = VideoIds.For(objectEvent.Bucket, objectEvent.Key);
        using var scope = VideoScope(logger, videoId);
        try
        {
            return await HandleAsync(objectEvent, videoId, message, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PassingFailures.IsPassing(e))
        {
            RecordOutage(videoId, AwsErrors.Describe(e));
            return EventOutcome.Later;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(videoId, e);
            return EventOutcome.Retry;
        }
    }

    private async Task<EventOutcome> HandleAsync(
        ObjectEvent objectEvent, string videoId, MessageContext message, CancellationToken cancellationToken)
    {
        if (ReservedKeys.IsReserved(objectEvent.Key))
        {
            await TakeProbeAwayAsync(objectEvent, cancellationToken);
            return EventOutcome.Done;
        }

        Activity.Current?.SetTag("tvidz.video.id", videoId);
        logger.LogProcessing(objectEvent);
        var outcome = await handler.HandleAsync(objectEvent, message, cancellationToken);
        if (outcome == EventOutcome.Done)
        {
            RecordSuccess();
        }

        return outcome;
    }

    private async Task TakeProbeAwayAsync(ObjectEvent objectEvent, CancellationToken cancellationToken)
    {
        // Anyone who may send to the queue can name any bucket.
        if (objectEvent.Kind == ObjectEventKind.Created
            && ReservedKeys.IsProbe(objectEvent.Key)
            && objectEvent.Bucket == options.Value.Bucket)
        {
            await store.DeleteAsync(objectEvent.Bucket, objectEvent.Key, cancellationToken);
        }
    }

    /// <summary>What messages' work needs has answered.</summary>
    public void RecordSuccess()
    {
        health.WorkError = null;
        if (health.WorkBreaker.Succeed())
        {
            LogResumed();
        }
    }

    private void RecordOutage(string videoId, string error)
    {
        health.WorkError = error;
        LogPutOff(videoId, error);
        if (health.WorkBreaker.Fail())
        {
            LogPaused(error);
        }
    }

    [LoggerMessage(LogLevel.Error, "Video {VideoId}: handling its event failed, to be tried again")]
    private partial void LogFailed(string videoId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Video {VideoId}: its event is put off, what it needs does not answer. {Error}")]
    private partial void LogPutOff(string videoId, string error);

    [LoggerMessage(LogLevel.Error, "No messages are received for a while: what their work needs does not answer. {Error}")]
    private partial void LogPaused(string error);

    [LoggerMessage(LogLevel.Information, "What the work of messages needs answers again")]
    private partial void LogResumed();
}
