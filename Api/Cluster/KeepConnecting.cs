namespace TVidz.Api.Cluster;

/// <summary>Lets the Orleans client look for a first silo until there is one: the API may start before the silos, and before the database.</summary>
/// <param name="time">The clock of the pauses.</param>
/// <param name="logger">Says what it waits for.</param>
public sealed partial class KeepConnecting(TimeProvider time, ILogger<KeepConnecting> logger)
    : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        LogWaiting(exception.Message);
        await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }

    [LoggerMessage(LogLevel.Warning, "No silo to connect to yet; trying again: {Reason}")]
    private partial void LogWaiting(string reason);
}
