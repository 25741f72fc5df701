using Microsoft.Extensions.Logging;
using TVidz.Grains.Analysis;
using TVidz.Grains.Storage;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Ingress;

/// <summary>Brings the messages of one receive to their ends: those with nothing left to do together, each other one by itself.</summary>
internal sealed partial class BatchHandler(
    IObjectEventHandler events,
    MessageHandler handler,
    DeleteBatcher deletions,
    EventDispatcher dispatcher,
    QueueHealth health,
    AnalysisSlots slots,
    TimeProvider timeProvider,
    ILogger<BatchHandler> logger)
{
    /// <summary>Handles the messages. Never throws.</summary>
    /// <param name="messages">What one receive brought.</param>
    /// <param name="batch">The slots taken for them.</param>
    /// <param name="stopping">The silo stops: messages go back to the queue at once.</param>
    /// <returns>Whether all are done and deleted.</returns>
    public async Task<bool> HandleAsync(
        IReadOnlyList<QueueMessage> messages, SlotBatch batch, CancellationToken stopping)
    {
        health.BeginWork(messages.Count);
        ReceivedMessage[] received = [.. messages.Select(message => Read(message, batch))];
        var settled = await SettleAsync(received, stopping);
        var work = received.Where(message => !IsIn(settled, message)).Select(message => HandleAsync(message, stopping)).ToList();
        work.Add(EndAsync([.. received.Where(message => IsIn(settled, message))]));
        return Array.TrueForAll(await Task.WhenAll(work), isDone => isDone);
    }

    private async Task<IReadOnlySet<ObjectEvent>> SettleAsync(ReceivedMessage[] received, CancellationToken stopping)
    {
        try
        {
            return await events.SettleAsync(
                [.. received.Select(SingleEvent).OfType<ObjectEvent>().Where(e => !ReservedKeys.IsReserved(e.Key))], stopping);
        }
        catch (Exception e)
        {
            // Each message finds out by itself, and knows what to do about the failure.
            LogNotFound(AwsErrors.Describe(e));
            return new HashSet<ObjectEvent>();
        }
    }

    private async Task<bool> HandleAsync(ReceivedMessage message, CancellationToken stopping)
    {
        try
        {
            return await handler.HandleAsync(message, stopping);
        }
        finally
        {
            message.Slot.End();
            health.EndWork(1);
        }
    }

    /// <summary>Deletes messages that have nothing left to do, while their slots are held: the queue that deletes slowly is asked slowly.</summary>
    private async Task<bool> EndAsync(ReceivedMessage[] settled)
    {
        if (settled.Length == 0)
        {
            return true;
        }

        dispatcher.RecordSuccess();
        try
        {
            await deletions.DeleteAsync(settled.Select(message => message.Message.ReceiptHandle));
            health.CountDeleted(settled.Length);
            TVidzTelemetry.Messages.Add(
                settled.Length, new KeyValuePair<string, object?>("outcome", MessageHandler.Done));
            return true;
        }
        catch (Exception e)
        {
            LogNotDeleted(settled.Length, AwsErrors.Describe(e));
            return false;
        }
        finally
        {
            Array.ForEach(settled, message => message.Slot.End());
            health.EndWork(settled.Length);
        }
    }

    private ReceivedMessage Read(QueueMessage message, SlotBatch batch)
    {
        var parsed = S3MessageParser.Parse(message.Body);
        if (parsed.Malformed is null && message is { ReceiveCount: 1, SentAt: { } sentAt })
        {
            TVidzTelemetry.QueueWait.Record(Math.Max(0, (timeProvider.GetUtcNow() - sentAt).TotalSeconds));
        }

        return new ReceivedMessage(message, parsed, new MessageSlot(batch, slots));
    }

    private static bool IsIn(IReadOnlySet<ObjectEvent> settled, ReceivedMessage message) =>
        SingleEvent(message) is { } single && settled.Contains(single);

    /// <summary>The event of a message that has but one; several are messages of their own before anything else is done about them.</summary>
    private static ObjectEvent? SingleEvent(ReceivedMessage message) =>
        message.Parsed.Events is [var single] ? single : null;

    [LoggerMessage(LogLevel.Warning, "What has nothing left to do could not be found out at once: {Error}")]
    private partial void LogNotFound(string error);

    [LoggerMessage(LogLevel.Warning, "{Count} messages with nothing left to do could not be deleted: they come back. {Error}")]
    private partial void LogNotDeleted(int count, string error);
}
