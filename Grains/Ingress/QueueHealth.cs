using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using TVidz.Grains.Analysis;
using TVidz.Grains.Telemetry;

namespace TVidz.Grains.Ingress;

/// <summary>How this silo gets along with the queue: for readiness, metrics and the dashboard. Thread-safe.</summary>
public sealed class QueueHealth
{
    private long _received;
    private long _deleted;
    private long _rejected;
    private long _lastReceive;
    private int _inWork;

    /// <summary>Registers the gauges.</summary>
    public QueueHealth(IOptions<IngressOptions> options, AnalysisSlots slots, TimeProvider timeProvider)
    {
        Breaker = new CircuitBreaker(options.Value, timeProvider);
        AddGauge("tvidz.queue.breaker", "{state}", "Circuit breaker: 0 closed, 1 half-open, 2 open", () => (int)Breaker.State);
        AddGauge("tvidz.queue.in_work", "{message}", "Messages received and not finished", () => MessagesInWork);
        AddGauge("tvidz.analysis.slots", "{slot}", "Analysis slots", () => slots.Total);
        AddGauge("tvidz.analysis.slots.taken", "{slot}", "Analysis slots taken", () => slots.Taken);
    }

    /// <summary>The breaker's state.</summary>
    public BreakerState BreakerState => Breaker.State;

    /// <summary>Whether the queue answers and delivers, as far as is known.</summary>
    public bool IsHealthy => BreakerState == BreakerState.Closed && Delivery != DeliveryState.Failed;

    /// <summary>Whether the bucket's events arrive.</summary>
    public DeliveryState Delivery { get; internal set; }

    /// <summary>The last failure to reach the queue, in words for operators; null since it answered again.</summary>
    public string? LastError { get; internal set; }

    /// <summary>When the queue last answered.</summary>
    public DateTimeOffset? LastReceiveAt =>
        Interlocked.Read(ref _lastReceive) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Messages received since the start.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Messages finished and deleted since the start.</summary>
    public long Deleted => Interlocked.Read(ref _deleted);

    /// <summary>Malformed messages put on the dead-letter queue since the start.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Messages received and not finished.</summary>
    public int MessagesInWork => Volatile.Read(ref _inWork);

    internal CircuitBreaker Breaker { get; }

    internal void CountReceived(int messages, DateTimeOffset now)
    {
        Interlocked.Exchange(ref _lastReceive, now.UtcTicks);
        Interlocked.Add(ref _received, messages);
    }

    internal void CountDeleted() => Interlocked.Increment(ref _deleted);

    internal void CountRejected() => Interlocked.Increment(ref _rejected);

    internal void BeginWork() => Interlocked.Increment(ref _inWork);

    internal void EndWork() => Interlocked.Decrement(ref _inWork);

    private static void AddGauge(string name, string unit, string description, Func<int> read) =>
        TVidzTelemetry.Meter.CreateObservableGauge(name, () => new Measurement<int>(read()), unit, description);
}
