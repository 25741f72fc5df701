using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TVidz.GrainInterfaces.Videos;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>Hands a message's events to the handler one by one, and answers probes itself.</summary>
internal sealed partial class EventDispatcher(
    IObjectEventHandler handler, ObjectStore store, ILogger<EventDispatcher> logger)
{
    private static readonly Func<ILogger, string, IDisposable?> VideoScope =
        LoggerMessage.DefineScope<string>("Video {VideoId}");

    /// <summary>Handles all events, the others also when one fails.</summary>
    /// <returns>Whether all are done for good.</returns>
    public async Task<bool> DispatchAsync(
        ImmutableArray<ObjectEvent> events, MessageContext message, CancellationToken cancellationToken)
    {
        var areDone = true;
        foreach (var objectEvent in events)
        {
            areDone &= await HandleAsync(objectEvent, message, cancellationToken) == EventOutcome.Done;
        }

        return areDone;
    }

    private async Task<EventOutcome> HandleAsync(
        ObjectEvent objectEvent, MessageContext message, CancellationToken cancellationToken)
    {
        var (bucket, key) = (objectEvent.Bucket, objectEvent.Key);
        if (ReservedKeys.IsReserved(key))
        {
            await AnswerProbeAsync(objectEvent, cancellationToken);
            return EventOutcome.Done;
        }

        var videoId = VideoIds.For(bucket, key);
        Activity.Current?.SetTag("tvidz.video.id", videoId);
        using var scope = VideoScope(logger, videoId);
        LogProcessing(LogText.Clean(objectEvent.Name), bucket, LogText.Clean(key));
        try
        {
            return await handler.HandleAsync(objectEvent, message, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(videoId, e);
            return EventOutcome.Retry;
        }
    }

    private async Task AnswerProbeAsync(ObjectEvent objectEvent, CancellationToken cancellationToken)
    {
        if (objectEvent.Kind == ObjectEventKind.Created && ReservedKeys.IsProbe(objectEvent.Key))
        {
            await store.DeleteAsync(objectEvent.Bucket, objectEvent.Key, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "Processing S3 event: {Event} for {Bucket}/{Key}")]
    private partial void LogProcessing(string @event, string bucket, string key);

    [LoggerMessage(LogLevel.Error, "Video {VideoId}: handling its event failed, to be tried again")]
    private partial void LogFailed(string videoId, Exception exception);
}
