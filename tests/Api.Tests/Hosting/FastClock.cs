namespace TVidz.Api.Tests.Hosting;

/// <summary>The time, but whoever waits for it to pass waits a tenth.</summary>
public sealed class FastClock : TimeProvider
{
    private const int Speed = 10;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private static TimeSpan Shorten(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / Speed;
}
