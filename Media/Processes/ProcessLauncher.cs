using System.Collections.Concurrent;

namespace TVidz.Media.Processes;

/// <summary>
/// Starts child processes on one thread that lives as long as this process. A child's parent-death signal follows the
/// thread that started it: from a pool thread, the child would die whenever the pool retires that thread.
/// </summary>
internal sealed class ProcessLauncher : IDisposable
{
    private readonly BlockingCollection<Action> _starts = [];

    public ProcessLauncher() =>
        new Thread(RunStarts) { IsBackground = true, Name = "Media process launcher" }.Start();

    /// <summary>Runs <paramref name="start"/> on the thread.</summary>
    public Task<T> StartAsync<T>(Func<T> start)
    {
        var started = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _starts.Add(() =>
        {
            try
            {
                started.SetResult(start());
            }
            catch (Exception failure)
            {
                started.SetException(failure);
            }
        });
        return started.Task;
    }

    public void Dispose() => _starts.CompleteAdding();

    private void RunStarts()
    {
        foreach (var start in _starts.GetConsumingEnumerable())
        {
            start();
        }
    }
}
