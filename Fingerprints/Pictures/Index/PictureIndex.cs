namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Finds the videos that have pictures like those of a query: by keys that near hashes have in common, then by the
/// distance of the hashes, then by how the pictures found lie in time. Equal contents, put in the same order, give equal
/// answers. <b>Not thread-safe</b>, searches included.
/// </summary>
internal sealed class PictureIndex
{
    private const int LeastCompacted = 1 << 16;

    private readonly Dictionary<int, Held> _held = [];
    private readonly List<WantedPicture> _list = [];
    private readonly ChainWalker _walker = new();
    private readonly HitList _hits = new();
    private readonly CandidateRanker _ranker = new();
    private WantedPicture[] _wanted = [];
    private PictureStore _store = new();
    private BandTable[] _tables = NewTables();
    private int _abandoned;

    /// <summary>Videos held.</summary>
    public int Count => _held.Count;

    /// <summary>Hashes held.</summary>
    public long HashCount => _store.Count - _abandoned;

    /// <summary>Bytes held, about.</summary>
    public long MemoryBytes =>
        _store.MemoryBytes + _tables.Sum(table => table.MemoryBytes) + (_held.EnsureCapacity(0) * 24L)
        + _hits.MemoryBytes + _ranker.MemoryBytes + (_wanted.LongLength * 32);

    /// <summary>Puts a video's pictures in, in the place of those that the slot had.</summary>
    /// <param name="slot">The number by which <see cref="Find"/> names the video; at least 0.</param>
    /// <param name="track">Its pictures.</param>
    public void Put(int slot, PictureTrack track)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentNullException.ThrowIfNull(track);
        Remove(slot);
        if (track.IsEmpty)
        {
            return;
        }

        var tick = Math.Max(1 / 16f, (float)(track.Runs[^1].Start / ushort.MaxValue));
        _held.Add(slot, new Held(_store.Begin(slot, tick)));
        IndexedPictures.ForEach(
            track,
            (run, kept) => Add(KeptSalt.Apply(run.Hashes[kept], kept), (ushort)Math.Min(ushort.MaxValue, Math.Round(run.Start / tick))));
    }

    /// <summary>Takes a video's pictures out; false when there were none.</summary>
    public bool Remove(int slot)
    {
        if (!_held.Remove(slot, out var held))
        {
            return false;
        }

        _abandoned += _store.Abandon(held.Stay);
        if (_abandoned > Math.Max(LeastCompacted, _store.Count / 2))
        {
            Compact();
        }

        return true;
    }

    /// <summary>The videos that may share pictures with the query, the most promising first.</summary>
    /// <param name="query">What to look for: its probe, or without one, its pictures.</param>
    /// <param name="limit">The most videos, at least 1.</param>
    public IReadOnlyList<PictureCandidate> Find(Fingerprint query, int limit)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var count = Want(query);
        _hits.Clear();
        for (var band = 0; band < Bands.Count; band++)
        {
            LookUp(count, new BandSearch(_store, band, _wanted, Chance.Limit((double)count * HashCount), _hits));
        }

        return _ranker.Rank(_hits, _wanted, count, Count, limit);
    }

    private int Want(Fingerprint query)
    {
        _list.Clear();
        WantedPictures.AddTo(_list, query);
        if (_wanted.Length < _list.Count)
        {
            _wanted = new WantedPicture[_list.Capacity];
        }

        _list.CopyTo(_wanted);
        return _list.Count;
    }

    private void LookUp(int count, in BandSearch search)
    {
        var table = _tables[search.Band];
        for (var i = 0; i < count; i++)
        {
            LookUp(table, Bands.Key(_wanted[i].Hash, search.Band), i, 0, _wanted[i].Flips, search);
        }

        _walker.Walk(search);
    }

    /// <summary>Looks up a key, and what becomes of it when up to so many of its bits, from one on, are flipped.</summary>
    private void LookUp(BandTable table, ulong key, int wanted, int firstBit, int flips, in BandSearch search)
    {
        _walker.Add(table.First(key), wanted, search);
        for (var bit = firstBit; flips > 0 && bit < Bands.KeyBits; bit++)
        {
            LookUp(table, Bands.Flip(key, bit), wanted, bit + 1, flips - 1, search);
        }
    }

    private void Add(PictureHash hash, ushort tick)
    {
        var record = _store.Add(hash, tick);
        foreach (var table in _tables)
        {
            table.Add(_store, record);
        }
    }

    /// <summary>Leaves out what belongs to nobody.</summary>
    private void Compact()
    {
        var old = _store;
        (_store, _tables, _abandoned) = (new PictureStore(), NewTables(), 0);
        old.CopyTo((slot, tick) => _held[slot] = new Held(_store.Begin(slot, tick)), Add);
    }

    private static BandTable[] NewTables() => [.. Enumerable.Range(0, Bands.Count).Select(band => new BandTable(band))];

    /// <summary>Where the store has a video.</summary>
    private readonly record struct Held(int Stay);
}
