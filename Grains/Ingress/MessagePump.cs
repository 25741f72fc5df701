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
    MessageHandler handler,
    AnalysisSlots slots,
    QueueHealth health,
    IOptions<IngressOptions> options,
    TimeProvider timeProvider,
    ILogger<MessagePump> logger) : IDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>
    /// Waits for free slots, asks the queue once for as many messages, and begins their work. Does not throw when the
    /// queue fails: the next call waits for as long as the circuit breaker demands.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting for a slot or for the breaker; what was asked for is taken in all the same.</param>
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
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token))
        {
            await health.Breaker.WaitAsync(either.Token);
            taken = await slots.TakeAsync(EventQueue.BatchSize, either.Token);
        }

        var messages = await ReceiveAsync(taken);
        slots.Release(taken - messages.Count);
        foreach (var message in messages)
        {
            _ = RunApart(() => HandleAsync(message));
        }
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

    private async Task HandleAsync(QueueMessage message)
    {
        health.BeginWork();
        try
        {
            await handler.HandleAsync(message, _stopping.Token);
        }
        finally
        {
            health.EndWork();
            slots.Release(1);
        }
    }

    private void RecordSuccess(int messages)
    {
        health.LastError = null;
        health.CountReceived(messages, timeProvider.GetUtcNow());
        if (health.Breaker.Succeed())
        {
            LogClosed(queue.Name);
        }
    }

    private void RecordFailure(string error)
    {
        health.LastError = error;
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
