namespace TVidz.Bench.Ingress;

/// <summary>The silos of a cluster; disposing stops all.</summary>
internal sealed class SiloGroup : IAsyncDisposable
{
    private readonly List<SiloProcess> _silos = [];

    /// <summary>How many there are.</summary>
    public int Count => _silos.Count;

    /// <summary>Adds one.</summary>
    public void Add(SiloProcess silo) => _silos.Add(silo);

    /// <summary>What each measures of itself now.</summary>
    public Task<SiloMetrics[]> MeasureAsync() => Task.WhenAll(_silos.Select(silo => silo.MeasureAsync()));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }
    }
}
