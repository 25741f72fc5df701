using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>Hides messages from other silos while they are worked on. Never throws.</summary>
internal sealed partial class MessageInvisibility(
    EventQueue queue,
    IOptions<IngressOptions> options,
    IOptions<StorageOptions> storage,
    TimeProvider timeProvider,
    ILogger<MessageInvisibility> logger)
{
    private readonly TimeSpan _visibility = storage.Value.VisibilityTimeout;

    /// <summary>Keeps the message hidden.</summary>
    /// <param name="message">The message.</param>
    /// <param name="lost">Is cancelled, and this ends, when another silo may have the message.</param>
    /// <param name="finished">Ends this.</param>
    public async Task KeepAsync(QueueMessage message, CancellationTokenSource lost, CancellationToken finished)
    {
        var interval = options.Value.HeartbeatInterval ?? _visibility / 3;
        try
        {
            while (true)
            {
                // Most messages are done by then: that is no exception.
                await Task.Delay(interval, timeProvider, finished).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (finished.IsCancellationRequested)
                {
                    return;
                }

                if (!await TryExtendAsync(message, finished))
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
            // The work is done.
        }
    }

    /// <summary>Lets others have the message after <paramref name="delay"/>.</summary>
    public async Task EndAsync(QueueMessage message, TimeSpan delay)
    {
        try
        {
            await queue.HideAsync(message, delay, CancellationToken.None);
        }
        catch (Exception e)
        {
            // It comes back by itself when its invisibility ends.
            LogNotChanged(message.Id, AwsErrors.Describe(e));
        }
    }

    /// <returns>False: the message is lost. A failure to ask says nothing: the next beat asks again.</returns>
    private async Task<bool> TryExtendAsync(QueueMessage message, CancellationToken finished)
    {
        try
        {
            return await queue.HideAsync(message, _visibility, finished);
        }
        catch (Exception e) when (!finished.IsCancellationRequested)
        {
            LogNotChanged(message.Id, AwsErrors.Describe(e));
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {MessageId}: its invisibility could not be changed. {Error}")]
    private partial void LogNotChanged(string messageId, string error);
}
