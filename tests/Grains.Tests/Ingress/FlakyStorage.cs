using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Storage;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>Grain states in memory, whose writes fail when told to.</summary>
internal sealed class FlakyStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<GrainId, (object? State, string ETag)> _states = new();
    private int _writes;

    /// <summary>Which writes fail, counted from 1.</summary>
    public IReadOnlyCollection<int> Failing { get; init; } = [];

    /// <summary>How many writes were asked for.</summary>
    public int Writes => Volatile.Read(ref _writes);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_states.TryGetValue(grainId, out var stored))
        {
            grainState.State = (T)stored.State!;
            grainState.ETag = stored.ETag;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var number = Interlocked.Increment(ref _writes);
        if (Failing.Contains(number))
        {
            throw new IOException("The database is down.");
        }

        grainState.ETag = number.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
        _states[grainId] = (grainState.State, grainState.ETag);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _states.TryRemove(grainId, out _);
        return Task.CompletedTask;
    }
}
