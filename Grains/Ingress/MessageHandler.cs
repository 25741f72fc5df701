using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Grains.Storage;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Ingress;

/// <summary>
/// Brings one message to its end: its events handled and the message deleted, or left to come back, or put on the
/// dead-letter queue. Keeps it invisible meanwhile.
/// </summary>
internal sealed partial class MessageHandler(
    EventQueue queue,
    DeleteBatcher deletions,
    EventDispatcher dispatcher,
    QueueHealth health,
    IOptions<IngressOptions> options,
    IOptions<StorageOptions> storage,
    TimeProvider timeProvider,
    ILogger<MessageHandler> logger)
{
    private const string Retry = "retry";
    private readonly IngressOptions _options = options.Value;
    private readonly TimeSpan _visibility = storage.Value.VisibilityTimeout;

    /// <summary>Handles a message. Never throws.</summary>
    /// <param name="message">The message.</param>
    /// <param name="stopping">The silo stops: the message goes back to the queue at once.</param>
    public async Task HandleAsync(QueueMessage message, CancellationToken stopping)
    {
        using var activity = TVidzTelemetry.Source.StartActivity("process message", ActivityKind.Consumer);
        activity?.SetTag("messaging.system", "aws_sqs");
        activity?.SetTag("messaging.message.id", message.Id);
        var outcome = Retry;
        try
        {
            outcome = await TryAsync(message, stopping);
        }
        catch (Exception e)
        {
            if (!stopping.IsCancellationRequested)
            {
                LogFailed(message.Id, message.ReceiveCount, e);
            }
        }

        if (outcome == Retry)
        {
            await PutBackAsync(message, stopping.IsCancellationRequested ? TimeSpan.Zero : RetryDelay(message));
        }

        activity?.SetTag("tvidz.outcome", outcome);
        TVidzTelemetry.Messages.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
    }

    private async Task<string> TryAsync(QueueMessage message, CancellationToken stopping)
    {
        var parsed = S3MessageParser.Parse(message.Body);
        if (parsed.Malformed is { } reason)
        {
            await RejectAsync(message, reason);
            return "rejected";
        }

        RecordWait(message);
        using var work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var finished = new CancellationTokenSource();
        var extending = KeepHiddenAsync(message, work, finished.Token);
        try
        {
            return await WorkAsync(message, parsed, work.Token);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            LogLost(message.Id);
            return "lost";
        }
        finally
        {
            await finished.CancelAsync();
            await extending;
        }
    }

    private async Task<string> WorkAsync(
        QueueMessage message, ParsedMessage parsed, CancellationToken cancellationToken)
    {
        var maxReceives = (await queue.GetAddressAsync(cancellationToken)).MaxReceiveCount;
        var context = new MessageContext(message.Id, message.SentAt, message.ReceiveCount >= maxReceives);
        if (!await dispatcher.DispatchAsync(parsed.Events, context, cancellationToken))
        {
            return Retry;
        }

        await deletions.DeleteAsync(message.ReceiptHandle);
        health.CountDeleted();
        return "done";
    }

    private async Task RejectAsync(QueueMessage message, string reason)
    {
        LogRejected(queue.Name, message.Id, reason);
        await queue.SendToDeadLettersAsync(message, reason, CancellationToken.None);
        health.CountRejected();
        await deletions.DeleteAsync(message.ReceiptHandle);
    }

    private async Task KeepHiddenAsync(
        QueueMessage message, CancellationTokenSource work, CancellationToken finished)
    {
        var interval = _options.HeartbeatInterval ?? _visibility / 3;
        try
        {
            while (true)
            {
                await Task.Delay(interval, timeProvider, finished);
                if (!await TryHideAsync(message, finished))
                {
                    await work.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
            // The work is done.
        }
    }

    /// <returns>False: another silo may have the message. A failure to ask says nothing: the next beat asks again.</returns>
    private async Task<bool> TryHideAsync(QueueMessage message, CancellationToken finished)
    {
        try
        {
            return await queue.HideAsync(message, _visibility, finished);
        }
        catch (Exception e) when (!finished.IsCancellationRequested)
        {
            LogNotExtended(message.Id, AwsErrors.Describe(e));
            return true;
        }
    }

    private async Task PutBackAsync(QueueMessage message, TimeSpan delay)
    {
        try
        {
            await queue.HideAsync(message, delay, CancellationToken.None);
        }
        catch (Exception e)
        {
            // It comes back by itself when its invisibility ends.
            LogNotExtended(message.Id, AwsErrors.Describe(e));
        }
    }

    private TimeSpan RetryDelay(QueueMessage message) =>
        Backoff.After(message.ReceiveCount, _options.RetryDelay, _options.MaxRetryDelay);

    private void RecordWait(QueueMessage message)
    {
        if (message is { ReceiveCount: 1, SentAt: { } sentAt })
        {
            TVidzTelemetry.QueueWait.Record(Math.Max(0, (timeProvider.GetUtcNow() - sentAt).TotalSeconds));
        }
    }

    [LoggerMessage(LogLevel.Warning, "SQS queue {Queue}: message {MessageId} goes to the dead-letter queue. {Reason}")]
    private partial void LogRejected(string queue, string messageId, string reason);

    [LoggerMessage(LogLevel.Error, "Message {MessageId} failed at receive {ReceiveCount}")]
    private partial void LogFailed(string messageId, int receiveCount, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} was lost to another silo: its work ends here")]
    private partial void LogLost(string messageId);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId}: its invisibility could not be changed. {Error}")]
    private partial void LogNotExtended(string messageId, string error);
}
