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
        WorkBreaker = new CircuitBreaker(options.Value, timeProvider);
        AddGauge("tvidz.queue.breaker", "{state}", "Circuit breaker: 0 closed, 1 half-open, 2 open", () => (int)BreakerState);
        AddGauge("tvidz.queue.in_work", "{message}", "Messages received and not finished", () => MessagesInWork);
        AddGauge("tvidz.analysis.slots", "{slot}", "Analysis slots", () => slots.Total);
        AddGauge("tvidz.analysis.slots.taken", "{slot}", "Analysis slots taken", () => slots.Taken);
    }

    /// <summary>The state of that breaker of the two, the queue's and the work's, that lets less through.</summary>
    public BreakerState BreakerState => (BreakerState)Math.Max((int)Breaker.State, (int)WorkBreaker.State);

    /// <summary>Whether the queue answers and delivers and messages are received, as far as is known.</summary>
    public bool IsHealthy =>
        Breaker.State == BreakerState.Closed
        // Half-open it may be for long: until there is a message to try it with.
        && WorkBreaker.State != BreakerState.Open
        && Delivery != DeliveryState.Failed;

    /// <summary>Whether the bucket's events arrive.</summary>
    public DeliveryState Delivery { get; internal set; }

    /// <summary>The last failure to reach the queue, or what its messages' work needs, in words for operators; null since it answered again.</summary>
    public string? LastError => QueueError ?? WorkError;

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

    /// <summary>Counts failures to receive.</summary>
    internal CircuitBreaker Breaker { get; }

    /// <summary>
    /// Counts passing failures of messages' work. Apart from the queue's, so that neither's successes hide that the
    /// other fails.
    /// </summary>
    internal CircuitBreaker WorkBreaker { get; }

    internal string? QueueError { get; set; }

    internal string? WorkError { get; set; }

    internal void CountReceived(int messages, DateTimeOffset now)
    {
        Interlocked.Exchange(ref _lastReceive, now.UtcTicks);
        Interlocked.Add(ref _received, messages);
    }

    internal void CountDeleted(int messages) => Interlocked.Add(ref _deleted, messages);

    internal void CountRejected() => Interlocked.Increment(ref _rejected);

    internal void BeginWork(int messages) => Interlocked.Add(ref _inWork, messages);

    internal void EndWork(int messages) => Interlocked.Add(ref _inWork, -messages);

    private static void AddGauge(string name, string unit, string description, Func<int> read) =>
        TVidzTelemetry.Meter.CreateObservableGauge(name, () => new Measurement<int>(read()), unit, description);
}
