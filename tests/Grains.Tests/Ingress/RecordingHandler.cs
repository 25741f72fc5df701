using System.Collections.Concurrent;
using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Ingress;

/// <summary>Stands in for the analysis: takes a slot for each event, remembers what it was given, and does what the test says.</summary>
internal sealed class RecordingHandler : IObjectEventHandler
{
    private readonly Lock _gate = new();
    private int _inFlight;

    public ConcurrentQueue<(ObjectEvent Event, MessageContext Message)> Handled { get; } = new();

    public Func<ObjectEvent, CancellationToken, Task<EventOutcome>> Behaviour { get; set; } =
        (_, _) => Task.FromResult(EventOutcome.Done);

    /// <summary>Which events have nothing left to do.</summary>
    public Func<ObjectEvent, bool> IsSettled { get; set; } = _ => false;

    /// <summary>How many events each look was about.</summary>
    public ConcurrentQueue<int> Looks { get; } = new();

    public int MostInFlight { get; private set; }

    public int InFlight => Volatile.Read(ref _inFlight);

    public IEnumerable<string> Keys => Handled.Select(h => h.Event.Key);

    public Task<IReadOnlySet<ObjectEvent>> SettleAsync(
        IReadOnlyCollection<ObjectEvent> events, CancellationToken cancellationToken)
    {
        Looks.Enqueue(events.Count);
        return Task.FromResult<IReadOnlySet<ObjectEvent>>(events.Where(IsSettled).ToHashSet());
    }

    public async Task<EventOutcome> HandleAsync(
        ObjectEvent objectEvent, MessageContext message, CancellationToken cancellationToken)
    {
        if (!message.TryTakeSlot())
        {
            return EventOutcome.NoSlot;
        }

        lock (_gate)
        {
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
        }

        Handled.Enqueue((objectEvent, message));
        try
        {
            return await Behaviour(objectEvent, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}
