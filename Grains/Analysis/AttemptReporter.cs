using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;
using TVidz.Media;

namespace TVidz.Grains.Analysis;

/// <summary>
/// Tells the video's grain how far an attempt is, whenever that changes and at least once an interval, one report at a
/// time; cancels the attempt as soon as the grain no longer waits for it.
/// </summary>
internal sealed partial class AttemptReporter : IProgress<MediaProgress>, IAsyncDisposable
{
    private readonly IVideoAnalysisGrain _video;
    private readonly int _attempt;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _cancellation;
    private readonly SemaphoreSlim _news = new(0);
    private readonly Task _reporting;
    private volatile AnalysisProgress _latest = new(0, ImmutableArray<double>.Empty);

    /// <summary>Begins to report.</summary>
    public AttemptReporter(
        IVideoAnalysisGrain video,
        int attempt,
        TimeSpan interval,
        TimeProvider clock,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        _video = video;
        _attempt = attempt;
        _logger = logger;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _cancellation.Token;
        _reporting = ReportAsync(interval, clock);
    }

    /// <summary>Cancelled when the attempt is to stop.</summary>
    public CancellationToken Token { get; }

    /// <summary>The stages that are done.</summary>
    public ImmutableArray<AnalysisStage> Stages => _latest.Stages;

    /// <summary>Whether the grain has said that it no longer waits for this attempt.</summary>
    public bool IsSuperseded { get; private set; }

    /// <inheritdoc/>
    public void Report(MediaProgress value)
    {
        _latest = _latest with { Progress = value.Progress, SceneCuts = value.SceneCuts };
        Tell();
    }

    /// <summary>A stage is done.</summary>
    public void Report(AnalysisStage stage)
    {
        _latest = _latest with { Stages = _latest.Stages.Add(stage) };
        Tell();
    }

    /// <summary>What has been found so far.</summary>
    public void Report(ImmutableArray<FoundMatch> found)
    {
        _latest = _latest with { Found = found };
        Tell();
    }

    private void Tell()
    {
        if (_news.CurrentCount == 0)
        {
            _news.Release();
        }
    }

    /// <summary>Notes that the attempt is superseded, for whoever found out otherwise.</summary>
    public SupersededException Superseded()
    {
        IsSuperseded = true;
        return new SupersededException();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _cancellation.CancelAsync();
        await _reporting;
        _cancellation.Dispose();
        _news.Dispose();
    }

    private async Task ReportAsync(TimeSpan interval, TimeProvider clock)
    {
        while (!Token.IsCancellationRequested)
        {
            try
            {
                if (!await _video.ReportProgress(_attempt, _latest))
                {
                    IsSuperseded = true;
                    await _cancellation.CancelAsync();
                    return;
                }

                await WaitForNewsAsync(interval, clock);
            }
            catch (OperationCanceledException) when (Token.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // A report that is lost does no harm: the next one says more.
                LogReportFailed(failure, _attempt);
                await Task.Delay(interval, clock, Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitForNewsAsync(TimeSpan interval, TimeProvider clock)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var news = _news.WaitAsync(wait.Token);
        await Task.WhenAny(news, Task.Delay(interval, clock, wait.Token));
        await wait.CancelAsync();
        await news.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(LogLevel.Information, "Attempt {Attempt}: a progress report failed")]
    private partial void LogReportFailed(Exception failure, int attempt);
}
