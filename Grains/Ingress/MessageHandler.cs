using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Grains.Analysis;
using TVidz.Grains.Storage;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Ingress;

/// <summary>
/// Brings one message to its end: its event handled and the message deleted, or left to come back, or put on the
/// dead-letter queue. Keeps it invisible meanwhile.
/// </summary>
internal sealed partial class MessageHandler(
    EventQueue queue,
    DeleteBatcher deletions,
    EventDispatcher dispatcher,
    MessageInvisibility invisibility,
    QueueHealth health,
    IOptions<IngressOptions> options,
    ILogger<MessageHandler> logger)
{
    /// <summary>The outcome of what is done, in metrics.</summary>
    public const string Done = "done";

    private readonly IngressOptions _options = options.Value;

    /// <summary>Handles a message. Never throws.</summary>
    /// <param name="received">The message.</param>
    /// <param name="stopping">The silo stops: the message goes back to the queue at once.</param>
    /// <returns>Whether it is done and deleted.</returns>
    public async Task<bool> HandleAsync(ReceivedMessage received, CancellationToken stopping)
    {
        var (message, parsed, slot) = received;
        using var activity = TVidzTelemetry.Source.StartActivity("process message", ActivityKind.Consumer);
        activity?.SetTag("messaging.system", "aws_sqs");
        activity?.SetTag("messaging.message.id", message.Id);
        var outcome = parsed.Malformed is { } reason
            ? await RejectAsync(message, reason)
            : await HandleAsync(message, parsed.Events, slot, stopping);
        slot.End();
        activity?.SetTag("tvidz.outcome", outcome);
        TVidzTelemetry.Messages.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        return outcome == Done;
    }

    private async Task<string> RejectAsync(QueueMessage message, string reason)
    {
        try
        {
            LogRejected(queue.Name, message.Id, reason);
            await queue.SendToDeadLettersAsync(message, reason, CancellationToken.None);
            health.CountRejected();
            await deletions.DeleteAsync(message.ReceiptHandle);
            return "rejected";
        }
        catch (Exception e)
        {
            LogFailed(message.Id, message.ReceiveCount, e);
            await invisibility.EndAsync(message, RetryDelay(message));
            return "retry";
        }
    }

    private async Task<string> HandleAsync(
        QueueMessage message, ImmutableArray<ObjectEvent> events, MessageSlot slot, CancellationToken stopping)
    {
        switch (await WorkAsync(message, events, slot, stopping))
        {
            case EventOutcome.Done:
                return Done;
            case EventOutcome.Abandoned:
                return "abandoned";
            case EventOutcome.Later:
                await PutOffAsync(message, stopping.IsCancellationRequested ? TimeSpan.Zero : RetryDelay(message));
                return "later";
            case EventOutcome.NoSlot:
                await PutOffAsync(message, TimeSpan.Zero);
                return "later";
            default:
                await invisibility.EndAsync(message, RetryDelay(message));
                return "retry";
        }
    }

    private async Task<EventOutcome> WorkAsync(
        QueueMessage message, ImmutableArray<ObjectEvent> events, MessageSlot slot, CancellationToken stopping)
    {
        using var lost = new CancellationTokenSource();
        using var work = CancellationTokenSource.CreateLinkedTokenSource(stopping, lost.Token);
        using var finished = new CancellationTokenSource();
        var extending = invisibility.KeepAsync(message, lost, finished.Token);
        var outcome = await TryAsync(message, events, slot, work.Token);
        await finished.CancelAsync();
        await extending;
        if (outcome != EventOutcome.Done && lost.IsCancellationRequested)
        {
            LogLost(message.Id);
            return EventOutcome.Abandoned;
        }

        // What fails while the silo stops may fail because it stops.
        return outcome == EventOutcome.Retry && stopping.IsCancellationRequested ? EventOutcome.Later : outcome;
    }

    private async Task<EventOutcome> TryAsync(
        QueueMessage message, ImmutableArray<ObjectEvent> events, MessageSlot slot, CancellationToken cancellationToken)
    {
        try
        {
            var context = new MessageContext(message.Id, message.SentAt, await IsLastReceiveAsync(message))
            {
                TryTakeSlot = slot.TryTake,
            };
            var outcome = await dispatcher.DispatchAsync(events, context, cancellationToken);
            if (outcome == EventOutcome.Done)
            {
                // The deletion needs no slot.
                slot.End();
                await deletions.DeleteAsync(message.ReceiptHandle);
                health.CountDeleted(1);
            }

            return outcome;
        }
        catch (Exception e)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(message.Id, message.ReceiveCount, e);
            }

            return PassingFailures.IsPassing(e) ? EventOutcome.Later : EventOutcome.Retry;
        }
    }

    private async Task<bool> IsLastReceiveAsync(QueueMessage message) =>
        message.ReceiveCount >= (await queue.GetAddressAsync(CancellationToken.None)).MaxReceiveCount;

    /// <summary>Lets the message come back later, however often that was done before: the queue counts the receives of a copy anew.</summary>
    private async Task PutOffAsync(QueueMessage message, TimeSpan delay)
    {
        try
        {
            if (await IsLastReceiveAsync(message))
            {
                await queue.SendAsync(message.Body, delay, CancellationToken.None);
                await deletions.DeleteAsync(message.ReceiptHandle);
                return;
            }
        }
        catch (Exception e)
        {
            LogNotPutOff(message.Id, AwsErrors.Describe(e));
        }

        await invisibility.EndAsync(message, delay);
    }

    private TimeSpan RetryDelay(QueueMessage message) =>
        Backoff.After(message.ReceiveCount, _options.RetryDelay, _options.MaxRetryDelay);

    [LoggerMessage(LogLevel.Warning, "SQS queue {Queue}: message {MessageId} goes to the dead-letter queue. {Reason}")]
    private partial void LogRejected(string queue, string messageId, string reason);

    [LoggerMessage(LogLevel.Error, "Message {MessageId} failed at receive {ReceiveCount}")]
    private partial void LogFailed(string messageId, int receiveCount, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} is no longer this silo's: its work ends here")]
    private partial void LogLost(string messageId);

    [LoggerMessage(LogLevel.Error, "Message {MessageId} could not be replaced by a copy at its last receive: it may become a dead letter. {Error}")]
    private partial void LogNotPutOff(string messageId, string error);
}
