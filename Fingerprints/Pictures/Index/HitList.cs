namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>The hits of a search. Used again for the next, so that a search allocates nothing for them.</summary>
internal sealed class HitList
{
    /// <summary>The most that are held; the nearest are.</summary>
    private const int Most = 1 << 18;

    private PictureHit[] _hits = new PictureHit[1024];
    private int _limit = PictureHash.Bits;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => _hits.LongLength * 16;

    /// <summary>A hit.</summary>
    public ref readonly PictureHit this[int index] => ref _hits[index];

    /// <summary>Forgets all.</summary>
    public void Clear() => (Count, _limit) = (0, PictureHash.Bits);

    /// <summary>Adds a hit, unless its record belongs to nobody, or many are nearer.</summary>
    public void Add(PictureStore store, int record, int wanted, int distance)
    {
        if (distance > _limit || !store.TryGetOwner(record, out var slot, out var time))
        {
            return;
        }

        if (Count == _hits.Length)
        {
            MakeRoom();
        }

        if (distance <= _limit)
        {
            _hits[Count++] = new PictureHit(slot, time, wanted, distance);
        }
    }

    private void MakeRoom()
    {
        if (_hits.Length < Most)
        {
            Array.Resize(ref _hits, _hits.Length * 2);
            return;
        }

        while (Count == _hits.Length)
        {
            _limit = Math.Min(_limit, _hits.Max(hit => hit.Distance)) - 1;
            var kept = 0;
            foreach (var hit in _hits)
            {
                if (hit.Distance <= _limit)
                {
                    _hits[kept++] = hit;
                }
            }

            Count = kept;
        }
    }
}
