namespace TVidz.Bench.Ingress;

/// <summary>
/// A queue that behaves as SQS' standard queues do, in memory: a received message is hidden for its visibility timeout
/// and then comes back; each receive has a receipt of its own, and an older one counts no longer; what is deleted is
/// gone; what was received <paramref name="maxReceives"/> times goes to the dead letters instead of being received once
/// more; a receive waits for a first message. Thread-safe.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="maxReceives">Receives of a message until it is a dead letter.</param>
/// <param name="deadLetters">Where those go; null: they are received for ever.</param>
internal sealed class StandInQueue(TimeProvider clock, int maxReceives = int.MaxValue, StandInQueue? deadLetters = null)
{
    private readonly Lock _gate = new();
    private readonly Queue<StandInMessage> _visible = new();
    private readonly PriorityQueue<StandInMessage, DateTimeOffset> _hidden = new();
    private readonly Dictionary<string, StandInMessage> _byReceipt = [];
    private readonly PriorityQueue<TaskCompletionSource, long> _awaitedDeletions = new();
    private TaskCompletionSource _change = NewSignal();

    /// <summary>Deletions since the start.</summary>
    public long Deleted { get; private set; }

    /// <summary>Messages that a receive would get now.</summary>
    public int Visible
    {
        get
        {
            lock (_gate)
            {
                Reveal();
                return _visible.Count;
            }
        }
    }

    /// <summary>Messages that were received and not deleted, and whose time is not over.</summary>
    public int InFlight
    {
        get
        {
            lock (_gate)
            {
                Reveal();
                return _byReceipt.Count;
            }
        }
    }

    /// <summary>Puts messages on the queue, all at once.</summary>
    /// <returns>They, in the same order.</returns>
    public IReadOnlyList<StandInMessage> Send(IEnumerable<string> bodies, TimeSpan delay = default)
    {
        var now = clock.GetUtcNow();
        StandInMessage[] messages = [.. bodies.Select(body => new StandInMessage(body, now) { HiddenUntil = now + delay })];
        lock (_gate)
        {
            foreach (var message in messages)
            {
                Add(message, delay);
            }

            Signal();
        }

        return messages;
    }

    /// <summary>Takes up to <paramref name="most"/> messages, hidden from others for <paramref name="visibility"/>; waits for the first.</summary>
    public async Task<IReadOnlyList<StandInMessage>> ReceiveAsync(
        int most, TimeSpan wait, TimeSpan visibility, CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() + wait;
        while (true)
        {
            Task change;
            TimeSpan pause;
            lock (_gate)
            {
                var taken = Take(most, visibility);
                pause = deadline - clock.GetUtcNow();
                if (taken.Count > 0 || pause <= TimeSpan.Zero)
                {
                    return taken;
                }

                change = _change.Task;
                pause = _hidden.TryPeek(out _, out var next) && next - clock.GetUtcNow() < pause
                    ? next - clock.GetUtcNow()
                    : pause;
            }

            await WaitAsync(change, pause, cancellationToken);
        }
    }

    /// <summary>Deletes the message that a receipt names. No effect when it is gone already.</summary>
    public void Delete(string receipt)
    {
        lock (_gate)
        {
            if (_byReceipt.Remove(receipt, out var message))
            {
                message.Receipt = null;
                Deleted++;
                while (_awaitedDeletions.TryPeek(out var reached, out var count) && count <= Deleted)
                {
                    _awaitedDeletions.Dequeue();
                    reached.SetResult();
                }
            }
        }
    }

    /// <summary>Hides the message for this long from now on; zero: others may have it at once.</summary>
    /// <returns>False: the receipt counts no longer.</returns>
    public bool Hide(string receipt, TimeSpan time)
    {
        lock (_gate)
        {
            Reveal();
            if (!_byReceipt.TryGetValue(receipt, out var message))
            {
                return false;
            }

            message.HiddenUntil = clock.GetUtcNow() + time;
            _hidden.Enqueue(message, message.HiddenUntil);
            Signal();
            return true;
        }
    }

    /// <summary>Waits until <see cref="Deleted"/> is <paramref name="count"/>.</summary>
    public Task WaitForDeletionsAsync(long count, CancellationToken cancellationToken)
    {
        var reached = NewSignal();
        lock (_gate)
        {
            if (Deleted >= count)
            {
                return Task.CompletedTask;
            }

            _awaitedDeletions.Enqueue(reached, count);
        }

        return reached.Task.WaitAsync(cancellationToken);
    }

    private List<StandInMessage> Take(int most, TimeSpan visibility)
    {
        Reveal();
        var taken = new List<StandInMessage>(most);
        while (taken.Count < most && _visible.TryDequeue(out var message))
        {
            if (deadLetters is not null && message.Receives >= maxReceives)
            {
                deadLetters.Send([message.Body]);
                continue;
            }

            message.Receives++;
            message.HiddenUntil = clock.GetUtcNow() + visibility;
            _byReceipt[message.NewReceipt()] = message;
            _hidden.Enqueue(message, message.HiddenUntil);
            taken.Add(message);
        }

        return taken;
    }

    private void Add(StandInMessage message, TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
        {
            _hidden.Enqueue(message, message.HiddenUntil);
        }
        else
        {
            _visible.Enqueue(message);
        }
    }

    // An entry of the past whose message is hidden for longer by now, or deleted, says nothing.
    private void Reveal()
    {
        var now = clock.GetUtcNow();
        while (_hidden.TryPeek(out var message, out var until) && until <= now)
        {
            _hidden.Dequeue();
            if (message.HiddenUntil != until)
            {
                continue;
            }

            if (message.Receipt is { } receipt)
            {
                _byReceipt.Remove(receipt);
                message.Receipt = null;
                _visible.Enqueue(message);
            }
            else if (message.Receives == 0)
            {
                _visible.Enqueue(message);
            }
        }
    }

    private void Signal()
    {
        var change = _change;
        _change = NewSignal();
        change.SetResult();
    }

    private async Task WaitAsync(Task change, TimeSpan most, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(change, Task.Delay(most, clock, done.Token));
        await done.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
