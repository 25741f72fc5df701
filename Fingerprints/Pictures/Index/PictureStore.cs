using System.Runtime.CompilerServices;

namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// The hashes of all videos, in pages, numbered in the order in which they came; those of a video follow each other.
/// What a video that was taken out leaves behind stays, and belongs to nobody.
/// </summary>
internal sealed class PictureStore
{
    private const int Nobody = -1;

    private const int PageBits = 14, PageSize = 1 << PageBits;

    /// <summary>Logarithm to base 2 of the records for which there is one entry in <see cref="_owners"/>.</summary>
    private const int OwnerBits = 6;

    private PictureRecord[][] _records = [];
    private ushort[][] _ticks = [];
    private readonly List<Stay> _stays = [];
    private readonly List<int> _owners = [];

    /// <summary>Records held, also those that belong to nobody.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long MemoryBytes =>
        (_records.Length * (long)PageSize * (Unsafe.SizeOf<PictureRecord>() + sizeof(ushort)))
        + (_stays.Capacity * (long)Unsafe.SizeOf<Stay>()) + (_owners.Capacity * (long)sizeof(int));

    /// <summary>A record by its number.</summary>
    public ref PictureRecord this[int record] => ref _records[record >> PageBits][record & (PageSize - 1)];

    /// <summary>Has the processor fetch a record.</summary>
    public void Fetch(int record) => Prefetch.Around(ref this[record]);

    /// <summary>Begins a video: the records that are added next are its own.</summary>
    /// <param name="slot">Whose they are.</param>
    /// <param name="tick">Seconds in which their times are counted.</param>
    /// <returns>The number by which <see cref="Abandon"/> knows the video.</returns>
    public int Begin(int slot, float tick)
    {
        _stays.Add(new Stay(Count, slot, tick));
        return _stays.Count - 1;
    }

    /// <summary>Adds a record to the video that was begun last.</summary>
    public int Add(PictureHash hash, ushort tick)
    {
        if (Count == _records.Length * PageSize)
        {
            _records = [.. _records, new PictureRecord[PageSize]];
            _ticks = [.. _ticks, new ushort[PageSize]];
        }

        if (Count >> OwnerBits == _owners.Count)
        {
            _owners.Add(_stays.Count - 1);
        }

        this[Count].Hash = hash;
        _ticks[Count >> PageBits][Count & (PageSize - 1)] = tick;
        return Count++;
    }

    /// <summary>Makes a video's records belong to nobody; the number of them.</summary>
    public int Abandon(int stay)
    {
        _stays[stay] = _stays[stay] with { Slot = Nobody };
        return (stay + 1 < _stays.Count ? _stays[stay + 1].First : Count) - _stays[stay].First;
    }

    /// <summary>Whose a record is, and at which second it begins; false when it belongs to nobody.</summary>
    public bool TryGetOwner(int record, out int slot, out float time)
    {
        var stay = _owners[record >> OwnerBits];
        while (stay + 1 < _stays.Count && _stays[stay + 1].First <= record)
        {
            stay++;
        }

        slot = _stays[stay].Slot;
        time = _ticks[record >> PageBits][record & (PageSize - 1)] * _stays[stay].Tick;
        return slot != Nobody;
    }

    /// <summary>Calls for each video that is held, in the order in which they came, with its records.</summary>
    public void CopyTo(Action<int, float> begin, Action<PictureHash, ushort> add)
    {
        for (var stay = 0; stay < _stays.Count; stay++)
        {
            if (_stays[stay].Slot == Nobody)
            {
                continue;
            }

            begin(_stays[stay].Slot, _stays[stay].Tick);
            var end = stay + 1 < _stays.Count ? _stays[stay + 1].First : Count;
            for (var record = _stays[stay].First; record < end; record++)
            {
                add(this[record].Hash, _ticks[record >> PageBits][record & (PageSize - 1)]);
            }
        }
    }

    /// <summary>Where a video's records begin.</summary>
    private readonly record struct Stay(int First, int Slot, float Tick);
}
