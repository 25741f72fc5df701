using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TVidz.Grains.Analysis;
using TVidz.Grains.Storage;

namespace TVidz.Grains.Ingress;

/// <summary>
/// The silo's messages in work. Belongs to the silo, not to the grain that drives it: activations come and go, even
/// when another silo dies, and what was received must not go with them.
/// </summary>
internal sealed partial class MessagePump(
    EventQueue queue,
    BatchHandler handler,
    AnalysisSlots slots,
    QueueHealth health,
    IOptions<IngressOptions> options,
    TimeProvider timeProvider,
    ILogger<MessagePump> logger) : IDisposable
{
    /// <summary>How many receives may be under way: more would not be faster, each of them brings <see cref="EventQueue.BatchSize"/> messages.</summary>
    private const int MostReceives = 4;

    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _receiving;

    /// <summary>
    /// Whether the last messages needed no slot: a backlog of events of objects that are known, or gone. Then one slot
    /// stands for as many messages as a receive brings, and the next receive does not wait for it. The first message that
    /// needs a slot ends it; those received with it that find none go back at once.
    /// </summary>
    private volatile bool _isCatchingUp;

    /// <summary>
    /// Waits for free slots and for as long as the circuit breakers demand, asks the queue once for as many messages
    /// (more while they need none), and begins their work. Does not throw when the queue fails: its breaker has the next
    /// call wait.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting for a slot or for a breaker; what was asked for is taken in all the same.</param>
    public Task PollOnceAsync(CancellationToken cancellationToken) => RunApart(() => PollAsync(cancellationToken));

    /// <summary>Stops receiving, cancels what is in work, and waits until its messages are back on the queue.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        while (!_running.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(_running.Keys)
                .WaitAsync(cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        int taken;
        bool isCatchingUp;
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token))
        {
            (taken, isCatchingUp) = await TakeSlotsAsync(either.Token);
        }

        var receiving = RunApart(() => TakeInAsync(taken, isCatchingUp ? EventQueue.BatchSize : taken));
        if (!isCatchingUp || Volatile.Read(ref _receiving) >= MostReceives)
        {
            await receiving;
        }
    }

    private async Task<(int Taken, bool IsCatchingUp)> TakeSlotsAsync(CancellationToken cancellationToken)
    {
        var taken = await slots.TakeAsync(EventQueue.BatchSize, cancellationToken);
        try
        {
            // With the slots in hand: the very failure that freed them may be why to wait.
            await health.Breaker.WaitAsync(cancellationToken);
            await health.WorkBreaker.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            slots.Release(taken);
            throw;
        }

        // One message is enough to try whether its work succeeds again.
        var isWorking = health.WorkBreaker.State == BreakerState.Closed;
        var isCatchingUp = isWorking && _isCatchingUp;
        var needed = isWorking && !isCatchingUp ? taken : 1;
        slots.Release(taken - needed);
        return (needed, isCatchingUp);
    }

    private async Task TakeInAsync(int taken, int most)
    {
        Interlocked.Increment(ref _receiving);
        var messages = await ReceiveAsync(most);
        Interlocked.Decrement(ref _receiving);
        var batch = new SlotBatch(slots, taken, messages.Count, wanted: () => _isCatchingUp = false);
        if (messages.Count == 0)
        {
            _isCatchingUp = false;
            return;
        }

        _ = RunApart(() => HandleAsync(messages, batch));
    }

    private async Task HandleAsync(IReadOnlyList<QueueMessage> messages, SlotBatch batch)
    {
        var areDone = await handler.HandleAsync(messages, batch, _stopping.Token);
        _isCatchingUp = areDone && !batch.WasWanted;
    }

    private async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int most)
    {
        try
        {
            var messages = await queue.ReceiveAsync(most, options.Value.LongPollSeconds, _stopping.Token);
            RecordSuccess(messages.Count);
            return messages;
        }
        catch (Exception e)
        {
            if (!_stopping.IsCancellationRequested)
            {
                RecordFailure(AwsErrors.Describe(e));
            }

            return [];
        }
    }

    private void RecordSuccess(int messages)
    {
        health.QueueError = null;
        health.CountReceived(messages, timeProvider.GetUtcNow());
        if (health.Breaker.Succeed())
        {
            LogClosed(queue.Name);
        }
    }

    private void RecordFailure(string error)
    {
        health.QueueError = error;
        if (health.Breaker.Fail())
        {
            LogOpened(queue.Name, options.Value.BreakerThreshold, error);
        }
        else
        {
            LogFailed(queue.Name, error);
        }
    }

    // Off the activation's scheduler and out of its context: this has to outlive it.
    private Task RunApart(Func<Task> work)
    {
        Task task;
        using (ExecutionContext.SuppressFlow())
        {
            task = Task.Run(work, CancellationToken.None);
        }

        _running[task] = true;
        _ = task.ContinueWith(
            ended => _running.TryRemove(ended, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }

    [LoggerMessage(LogLevel.Warning, "SQS queue {Queue} does not answer: {Error}")]
    private partial void LogFailed(string queue, string error);

    [LoggerMessage(LogLevel.Error, "SQS queue {Queue} left alone for a while after {Failures} failures in a row: {Error}")]
    private partial void LogOpened(string queue, int failures, string error);

    [LoggerMessage(LogLevel.Information, "SQS queue {Queue} answers again")]
    private partial void LogClosed(string queue);
}
