using TVidz.Grains.Analysis;

namespace TVidz.Grains.Ingress;

/// <summary>One message's claim to a slot of its <see cref="SlotBatch"/>. Not thread-safe: a message has one handler.</summary>
internal sealed class MessageSlot(SlotBatch batch, AnalysisSlots slots)
{
    private bool _isDecided;
    private bool _isTaken;

    /// <summary>Takes a slot, once.</summary>
    /// <returns>False: there is none, so the message has to go back.</returns>
    public bool TryTake()
    {
        if (!_isDecided)
        {
            _isDecided = true;
            _isTaken = batch.TryTake();
        }

        return _isTaken;
    }

    /// <summary>The message's work has ended: gives its slot back, or says that it needs none. No effect the second time.</summary>
    public void End()
    {
        if (!_isDecided)
        {
            _isDecided = true;
            batch.Decline();
        }
        else if (_isTaken)
        {
            _isTaken = false;
            slots.Release(1);
        }
    }
}
