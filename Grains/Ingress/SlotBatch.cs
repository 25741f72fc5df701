using TVidz.Grains.Analysis;

namespace TVidz.Grains.Ingress;

/// <summary>
/// The slots that were taken before some messages were received, shared out among these. Keeps no more than could still
/// be wanted, so that a slot is free again as soon as it is known that none of them needs it. Thread-safe.
/// </summary>
internal sealed class SlotBatch
{
    private readonly Lock _gate = new();
    private readonly AnalysisSlots _slots;
    private readonly Action _wanted;
    private int _inHand;
    private int _undecided;

    /// <param name="slots">The silo's slots.</param>
    /// <param name="inHand">How many of them were taken.</param>
    /// <param name="messages">How many messages were received.</param>
    /// <param name="wanted">Is called when one of them needs a slot, whether there is one or not.</param>
    public SlotBatch(AnalysisSlots slots, int inHand, int messages, Action wanted)
    {
        _slots = slots;
        _wanted = wanted;
        _inHand = inHand;
        _undecided = messages;
        ReleaseSurplus();
    }

    /// <summary>Whether a message of the batch needed a slot, there or not.</summary>
    public bool WasWanted { get; private set; }

    /// <summary>A message needs a slot: one in hand, or else another that is free. The caller gives it back.</summary>
    /// <returns>False: there is none.</returns>
    public bool TryTake()
    {
        lock (_gate)
        {
            WasWanted = true;
            _wanted();
            _undecided--;
            if (_inHand == 0)
            {
                return _slots.TryTake();
            }

            _inHand--;
            ReleaseSurplus();
            return true;
        }
    }

    /// <summary>A message needs no slot.</summary>
    public void Decline()
    {
        lock (_gate)
        {
            _undecided--;
            ReleaseSurplus();
        }
    }

    private void ReleaseSurplus()
    {
        var surplus = Math.Max(0, _inHand - _undecided);
        _inHand -= surplus;
        _slots.Release(surplus);
    }
}
