namespace TVidz.Media.Decoding;

/// <summary>The time limits of one pass: in all, and without a new frame.</summary>
internal sealed class PassWatch : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private readonly MediaOptions _options;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _stall;
    private readonly CancellationTokenSource _any;

    public PassWatch(MediaOptions options, double declaredDuration, TimeProvider time, CancellationToken cancellationToken)
    {
        _options = options;
        _time = time;
        _start = time.GetTimestamp();
        Limit = LimitOf(declaredDuration);
        _limit = new CancellationTokenSource(Limit, time);
        _stall = new CancellationTokenSource(options.StallTimeout, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, _stall.Token, cancellationToken);
    }

    /// <summary>Ends the pass: a limit was reached, or the caller does not want it any more.</summary>
    public CancellationToken Token => _any.Token;

    /// <summary>How long the pass may take.</summary>
    public TimeSpan Limit { get; private set; }

    /// <summary>A frame came. One beyond the declared duration shows that the video is longer than it says.</summary>
    /// <param name="seconds">The frame's time.</param>
    public void FrameSeen(double seconds)
    {
        _stall.CancelAfter(_options.StallTimeout);
        var limit = LimitOf(seconds);
        if (limit <= Limit)
        {
            return;
        }

        Limit = limit;
        var left = limit - _time.GetElapsedTime(_start);
        _limit.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    /// <summary>The failure to report once <see cref="Token"/> has fired without the caller's doing.</summary>
    public MediaException Explain(OperationCanceledException cause) =>
        _limit.IsCancellationRequested
            ? MediaFailures.TookTooLong(Limit, cause)
            : MediaFailures.Stalled(_options.StallTimeout, cause);

    public void Dispose()
    {
        _any.Dispose();
        _stall.Dispose();
        _limit.Dispose();
    }

    private TimeSpan LimitOf(double seconds)
    {
        var relative = TimeSpan.FromSeconds(Math.Min(_options.AnalysisTimeoutFactor * seconds, Longest.TotalSeconds));
        return relative > _options.MinAnalysisTimeout ? relative : _options.MinAnalysisTimeout;
    }
}
