using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace TVidz.Grains.Storage.Provisioning;

/// <summary>
/// Runs the steps of a start one by one, each again and again with growing pauses while its endpoint is still starting,
/// until <see cref="StorageOptions.StartTimeout"/> after this object was made.
/// </summary>
internal sealed partial class StartupStep(
    IOptions<StorageOptions> options, TimeProvider timeProvider, ILogger<StartupStep> logger)
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);
    private readonly long _start = timeProvider.GetTimestamp();

    /// <summary>Runs <paramref name="action"/>, which must bear being repeated.</summary>
    /// <exception cref="StorageConfigurationException">It needs another configuration, or time is over.</exception>
    public async Task RunAsync(
        string step, Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(250),
                MaxDelay = TimeSpan.FromSeconds(5),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is { } e
                    && !cancellationToken.IsCancellationRequested
                    && !AwsErrors.IsConfiguration(e)
                    && timeProvider.GetElapsedTime(_start) < options.Value.StartTimeout),
                OnRetry = arguments =>
                {
                    LogRetry(step, AwsErrors.Describe(arguments.Outcome.Exception!));
                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(AttemptTimeout)
            .Build();
        try
        {
            await pipeline.ExecuteAsync(async token => await action(token), cancellationToken);
        }
        catch (Exception e) when (
            e is not StorageConfigurationException && !cancellationToken.IsCancellationRequested)
        {
            throw new StorageConfigurationException($"{step}: failed. {AwsErrors.Describe(e)}", e);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Step}: not yet, trying again. {Error}")]
    private partial void LogRetry(string step, string error);
}
