using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>Lets deletions that come at about the same time share a call. What a call could not delete is tried again alone. Thread-safe.</summary>
internal sealed partial class DeleteBatcher(
    EventQueue queue, IOptions<IngressOptions> options, TimeProvider timeProvider, ILogger<DeleteBatcher> logger)
{
    private const int MostTries = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private List<Entry> _waiting = [];

    /// <summary>Deletes up to <see cref="EventQueue.BatchSize"/> messages in one call, now; ends when they are deleted, and throws when that fails for good.</summary>
    public Task DeleteAsync(IEnumerable<string> receiptHandles)
    {
        List<Entry> batch = [.. receiptHandles.Select(NewEntry)];
        _ = DeleteAllAsync(batch);
        return Task.WhenAll(batch.Select(entry => entry.Deleted.Task));
    }

    /// <summary>Deletes a message; ends when it is deleted, and throws when that fails for good.</summary>
    public Task DeleteAsync(string receiptHandle)
    {
        var entry = NewEntry(receiptHandle);
        List<Entry>? full = null;
        lock (_gate)
        {
            _waiting.Add(entry);
            if (_waiting.Count == EventQueue.BatchSize)
            {
                full = TakeWaiting();
            }
        }

        _ = full is null ? DeleteLaterAsync() : DeleteAllAsync(full);
        return entry.Deleted.Task;
    }

    private static Entry NewEntry(string receiptHandle) =>
        new(receiptHandle, new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task DeleteLaterAsync()
    {
        await Task.Delay(options.Value.DeleteLinger, timeProvider);
        List<Entry> batch;
        lock (_gate)
        {
            batch = TakeWaiting();
        }

        if (batch.Count > 0)
        {
            await DeleteAllAsync(batch);
        }
    }

    private List<Entry> TakeWaiting()
    {
        var taken = _waiting;
        _waiting = [];
        return taken;
    }

    private async Task DeleteAllAsync(List<Entry> batch)
    {
        HashSet<int> failed;
        try
        {
            failed = [.. await queue.DeleteAsync([.. batch.Select(e => e.ReceiptHandle)], CancellationToken.None)];
        }
        catch (Exception e)
        {
            LogBatchFailed(AwsErrors.Describe(e), batch.Count);
            failed = [.. Enumerable.Range(0, batch.Count)];
        }

        for (var i = 0; i < batch.Count; i++)
        {
            if (failed.Contains(i))
            {
                _ = DeleteAloneAsync(batch[i]);
            }
            else
            {
                batch[i].Deleted.SetResult();
            }
        }
    }

    private async Task DeleteAloneAsync(Entry entry)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Task.Delay(Backoff.After(attempt, FirstPause, LongestPause), timeProvider);
                await queue.DeleteAsync(entry.ReceiptHandle, CancellationToken.None);
                entry.Deleted.SetResult();
                return;
            }
            catch (Exception e) when (attempt < MostTries)
            {
                LogBatchFailed(AwsErrors.Describe(e), 1);
            }
            catch (Exception e)
            {
                entry.Deleted.SetException(e);
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "SQS deletion of {Count} messages failed, trying again one by one: {Error}")]
    private partial void LogBatchFailed(string error, int count);

    private sealed record Entry(string ReceiptHandle, TaskCompletionSource Deleted);
}
