namespace TVidz.Grains.Ingress;

/// <summary>
/// Decides when to ask the queue again after failures: soon at first, with growing pauses; after a number of failures
/// in a row it opens, lets one attempt through after each further pause, and closes with the first that succeeds.
/// Polly's breaker counts a share of failures in a window of time, not failures in a row. Thread-safe.
/// </summary>
internal sealed class CircuitBreaker(IngressOptions options, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private int _failures;
    private DateTimeOffset _nextAttempt = DateTimeOffset.MinValue;

    /// <summary>Where it is.</summary>
    public BreakerState State
    {
        get
        {
            lock (_gate)
            {
                return _failures < options.BreakerThreshold ? BreakerState.Closed
                    : timeProvider.GetUtcNow() < _nextAttempt ? BreakerState.Open
                    : BreakerState.HalfOpen;
            }
        }
    }

    /// <summary>Waits until the next attempt is due.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Pause() is var pause && pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, timeProvider, cancellationToken);
        }
    }

    /// <summary>An attempt succeeded.</summary>
    /// <returns>Whether this closed the breaker.</returns>
    public bool Succeed()
    {
        lock (_gate)
        {
            var closes = _failures >= options.BreakerThreshold;
            _failures = 0;
            _nextAttempt = DateTimeOffset.MinValue;
            return closes;
        }
    }

    /// <summary>An attempt failed.</summary>
    /// <returns>Whether this opened the breaker.</returns>
    public bool Fail()
    {
        lock (_gate)
        {
            _failures++;
            var pause = _failures < options.BreakerThreshold
                ? Backoff.After(_failures, options.ReceiveDelay, options.MaxReceiveDelay)
                : options.BreakerPause;
            _nextAttempt = timeProvider.GetUtcNow() + pause;
            return _failures == options.BreakerThreshold;
        }
    }

    private TimeSpan Pause()
    {
        lock (_gate)
        {
            return _nextAttempt - timeProvider.GetUtcNow();
        }
    }
}
