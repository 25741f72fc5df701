namespace TVidz.Grains.Analysis;

/// <summary>
/// The silo's analysis slots. Who polls the queue takes a slot before it receives, so that no message waits here that
/// another silo could work on. Thread-safe.
/// </summary>
public sealed class AnalysisSlots(int total) : IDisposable
{
    private readonly SemaphoreSlim _free = new(total, total);

    /// <summary>How many there are.</summary>
    public int Total { get; } = total;

    /// <summary>How many are free now.</summary>
    public int Free => _free.CurrentCount;

    /// <summary>How many are taken now.</summary>
    public int Taken => Total - Free;

    /// <summary>Waits until at least one slot is free, then takes as many as are, up to <paramref name="most"/>.</summary>
    /// <returns>How many were taken: 1 to <paramref name="most"/>.</returns>
    public async Task<int> TakeAsync(int most, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        var taken = 1;
        while (taken < most && await _free.WaitAsync(TimeSpan.Zero, CancellationToken.None))
        {
            taken++;
        }

        return taken;
    }

    /// <summary>Takes a slot if one is free.</summary>
    public bool TryTake() => _free.Wait(TimeSpan.Zero, CancellationToken.None);

    /// <summary>Gives slots back.</summary>
    public void Release(int count)
    {
        if (count > 0)
        {
            _free.Release(count);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
