using System.Globalization;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Options;
using TVidz.GrainInterfaces.Operations;

namespace TVidz.Grains.Storage;

/// <summary>The queue of the bucket's events and its dead-letter queue, in SQS. Thread-safe.</summary>
internal sealed class EventQueue(IAmazonSQS sqs, IOptions<StorageOptions> options) : IDisposable
{
    /// <summary>The most messages in one call.</summary>
    public const int BatchSize = 10;

    /// <summary>The longest body that the dead-letter queue is sent, in characters: leaves room for attributes below the 1 MiB of SQS.</summary>
    private const int MaxRejectedLength = 64 * 1024;

    private const int MaxDelaySeconds = 900;

    private readonly StorageOptions _options = options.Value;
    private readonly SemaphoreSlim _lookUp = new(1, 1);
    private volatile QueueAddress? _address;

    /// <summary>The queue's name.</summary>
    public string Name => _options.Queue;

    /// <summary>Where the queues are; looked up once.</summary>
    /// <exception cref="StorageConfigurationException">There is no such queue.</exception>
    public async ValueTask<QueueAddress> GetAddressAsync(CancellationToken cancellationToken)
    {
        if (_address is { } known)
        {
            return known;
        }

        await _lookUp.WaitAsync(cancellationToken);
        try
        {
            return _address ??= await LookUpAsync(cancellationToken);
        }
        finally
        {
            _lookUp.Release();
        }
    }

    /// <summary>Waits for messages and hides them for <see cref="StorageOptions.VisibilityTimeout"/>.</summary>
    /// <param name="most">At most so many, 1 to <see cref="BatchSize"/>.</param>
    /// <param name="waitSeconds">How long to wait for the first, 0 to 20.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(
        int most, int waitSeconds, CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync(cancellationToken);
        var request = new ReceiveMessageRequest
        {
            QueueUrl = address.Url,
            MaxNumberOfMessages = most,
            WaitTimeSeconds = waitSeconds,
            VisibilityTimeout = WholeSeconds(_options.VisibilityTimeout),
            MessageSystemAttributeNames =
            [
                MessageSystemAttributeName.ApproximateReceiveCount, MessageSystemAttributeName.SentTimestamp,
            ],
        };
        var response = await sqs.ReceiveMessageAsync(request, cancellationToken);
        return [.. (response.Messages ?? []).Select(ToMessage)];
    }

    /// <summary>Hides a received message for this long from now on; zero: others may have it at once.</summary>
    /// <returns>False: this receipt of it counts no more, or not for long (12 hours after it was received): another may have it.</returns>
    public async Task<bool> HideAsync(QueueMessage message, TimeSpan time, CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync(cancellationToken);
        try
        {
            await sqs.ChangeMessageVisibilityAsync(
                address.Url, message.ReceiptHandle, WholeSeconds(time), cancellationToken);
            return true;
        }
        catch (AmazonSQSException e) when (IsReceiptGone(e))
        {
            return false;
        }
    }

    /// <summary>Deletes up to <see cref="BatchSize"/> messages in one call.</summary>
    /// <returns>The indices of those that were not deleted.</returns>
    public async Task<IReadOnlyList<int>> DeleteAsync(
        IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync(cancellationToken);
        var entries = receiptHandles.Select((handle, i) => new DeleteMessageBatchRequestEntry(IdOf(i), handle));
        var response = await sqs.DeleteMessageBatchAsync(address.Url, [.. entries], cancellationToken);
        return [.. (response.Failed ?? []).Select(f => int.Parse(f.Id, CultureInfo.InvariantCulture))];
    }

    /// <summary>Deletes one message. No effect when it is gone.</summary>
    public async Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync(cancellationToken);
        try
        {
            await sqs.DeleteMessageAsync(address.Url, receiptHandle, cancellationToken);
        }
        catch (AmazonSQSException e) when (IsReceiptGone(e))
        {
            // Deleted already, or another receipt of it counts: nothing that could be deleted with this one.
        }
    }

    /// <summary>Puts messages on the queue; those that a batch call refuses are sent again one by one.</summary>
    public async Task SendAsync(IEnumerable<string> bodies, CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync(cancellationToken);
        foreach (var batch in bodies.Chunk(BatchSize))
        {
            var entries = batch.Select((body, i) => new SendMessageBatchRequestEntry(IdOf(i), body));
            var response = await sqs.SendMessageBatchAsync(address.Url, [.. entries], cancellationToken);
            foreach (var failed in response.Failed ?? [])
            {
                var body = batch[int.Parse(failed.Id, CultureInfo.InvariantCulture)];
                await sqs.SendMessageAsync(address.Url, body, cancellationToken);
            }
        }
    }

    /// <summary>Puts one message on the queue, to be received after <paramref name="delay"/>, or after the 15 minutes that SQS allows.</summary>
    public async Task SendAsync(string body, TimeSpan delay, CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync(cancellationToken);
        var request = new SendMessageRequest(address.Url, body)
        {
            DelaySeconds = Math.Min(WholeSeconds(delay), MaxDelaySeconds),
        };
        await sqs.SendMessageAsync(request, cancellationToken);
    }

    /// <summary>Puts a copy of a message that nobody can handle on the dead-letter queue, with the reason and its id as attributes.</summary>
    public async Task SendToDeadLettersAsync(
        QueueMessage message, string reason, CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync(cancellationToken);
        var isCut = message.Body.Length > MaxRejectedLength;
        var request = new SendMessageRequest(
            address.DeadLetterUrl, isCut ? CutTo(message.Body, MaxRejectedLength) : message.Body)
        {
            MessageAttributes = new Dictionary<string, MessageAttributeValue>
            {
                ["Reason"] = Text(reason),
                ["OriginalMessageId"] = Text(message.Id),
                ["OriginalLength"] = Text(message.Body.Length.ToString(CultureInfo.InvariantCulture)),
            },
        };
        await sqs.SendMessageAsync(request, cancellationToken);
    }

    /// <summary>About how many messages there are.</summary>
    public async Task<QueueCounts> CountAsync(CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync(cancellationToken);
        List<string> wanted =
            [QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible];
        var queued = sqs.GetQueueAttributesAsync(address.Url, wanted, cancellationToken);
        var dead = sqs.GetQueueAttributesAsync(address.DeadLetterUrl, wanted, cancellationToken);
        return new QueueCounts(
            (await queued).ApproximateNumberOfMessages,
            (await queued).ApproximateNumberOfMessagesNotVisible,
            (await dead).ApproximateNumberOfMessages);
    }

    /// <summary>About how many messages wait to be received.</summary>
    public async Task<int> CountWaitingAsync(CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync(cancellationToken);
        var attributes = await sqs.GetQueueAttributesAsync(
            address.Url, [QueueAttributeName.ApproximateNumberOfMessages], cancellationToken);
        return attributes.ApproximateNumberOfMessages;
    }

    /// <inheritdoc/>
    public void Dispose() => _lookUp.Dispose();

    private async Task<QueueAddress> LookUpAsync(CancellationToken cancellationToken)
    {
        var url = await UrlOfAsync(_options.Queue, cancellationToken);
        var deadLetterUrl = await UrlOfAsync(_options.DeadLetterQueue, cancellationToken);
        var attributes = await sqs.GetQueueAttributesAsync(
            url, [QueueAttributeName.RedrivePolicy], cancellationToken);
        return new QueueAddress(url, deadLetterUrl, MaxReceiveCount(attributes.Attributes));
    }

    private async Task<string> UrlOfAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await sqs.GetQueueUrlAsync(queue, cancellationToken)).QueueUrl;
        }
        catch (QueueDoesNotExistException e)
        {
            throw new StorageConfigurationException(
                $"SQS queue {queue} does not exist. Create it, or set Storage:Provision to true.", e);
        }
    }

    private static int? MaxReceiveCount(Dictionary<string, string>? attributes)
    {
        if (attributes?.GetValueOrDefault(QueueAttributeName.RedrivePolicy) is not { Length: > 0 } policy)
        {
            return null;
        }

        // AWS writes the count as a number or as a string, as whoever made the queue did.
        using var json = JsonDocument.Parse(policy);
        return int.Parse(json.RootElement.GetProperty("maxReceiveCount").ToString(), CultureInfo.InvariantCulture);
    }

    private static QueueMessage ToMessage(Message message)
    {
        var received = message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.ApproximateReceiveCount);
        var sent = message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.SentTimestamp);
        return new QueueMessage(
            message.MessageId,
            message.ReceiptHandle,
            message.Body ?? "",
            int.TryParse(received, CultureInfo.InvariantCulture, out var count) ? count : 1,
            long.TryParse(sent, CultureInfo.InvariantCulture, out var time)
                ? DateTimeOffset.FromUnixTimeMilliseconds(time)
                : null);
    }

    // AWS answers InvalidParameterValue for a receipt that expired ("Value … for parameter ReceiptHandle is invalid.
    // Reason: The receipt handle has expired.") and for one that cannot be extended ("Value … for parameter
    // VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]").
    // A timeout that is too long by itself, the other reason to refuse one, is a fault of the caller.
    private static bool IsReceiptGone(AmazonSQSException exception) =>
        exception is ReceiptHandleIsInvalidException or MessageNotInflightException
        || (exception.ErrorCode == "InvalidParameterValue"
            && (exception.Message.Contains("ReceiptHandle", StringComparison.Ordinal)
                || exception.Message.Contains("Total VisibilityTimeout", StringComparison.Ordinal)));

    private static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };

    private static string CutTo(string text, int length) =>
        text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static int WholeSeconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
