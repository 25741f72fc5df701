namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Finds the videos that have pictures like those of a query: by keys that near hashes have in common, then by the
/// distance of the hashes, then by how the pictures found lie in time. Equal contents, put in the same order, give equal
/// answers. <b>Not thread-safe</b>, searches included.
/// </summary>
internal sealed class PictureIndex
{
    /// <summary>
    /// Records that a search has the time to look at of a table for keys that differ in one bit, and again for those that
    /// differ in two: for one, more than it meets among 50,000 videos. Beyond that they are looked up of the likeliest hashes only.
    /// </summary>
    private const int MostVisited = 3 << 17;

    /// <summary>Pictures whose chains are fetched at once.</summary>
    private const int AddedAtOnce = 8;

    private const int LeastCompacted = 1 << 16;

    private const int Nowhere = -1;

    /// <summary>By slot, where the store has its video; negative where it has none.</summary>
    private readonly List<int> _stays = [];
    private readonly List<WantedPicture> _list = [];
    private readonly ChainWalker _walker = new();
    private readonly HitList _hits = new();
    private readonly CandidateRanker _ranker = new();
    private WantedPicture[] _wanted = [];
    private PictureStore _store = new();
    private BandTable[] _tables = NewTables(0);
    private int _abandoned;

    /// <summary>Videos held.</summary>
    public int Count { get; private set; }

    /// <summary>Hashes held.</summary>
    public int HashCount => _store.Count - _abandoned;

    /// <summary>The slots that have pictures, ascending.</summary>
    public IEnumerable<int> Slots => Enumerable.Range(0, _stays.Count).Where(Has);

    /// <summary>Bytes held, about.</summary>
    public long MemoryBytes =>
        _store.MemoryBytes + _tables.Sum(table => table.MemoryBytes) + (_stays.Capacity * (long)sizeof(int))
        + _hits.MemoryBytes + _ranker.MemoryBytes + (_wanted.LongLength * 32);

    /// <summary>Whether the slot has pictures.</summary>
    public bool Has(int slot) => slot < _stays.Count && _stays[slot] >= 0;

    /// <summary>Makes room where nothing is held yet, so that it need not be made again and again.</summary>
    /// <param name="pictures">How many are to come, about.</param>
    public void Reserve(int pictures)
    {
        if (_store.Count == 0)
        {
            _tables = NewTables(pictures);
        }
    }

    /// <summary>Puts a video's pictures in, in the place of those that the slot had.</summary>
    /// <param name="slot">The number by which <see cref="Find"/> names the video; at least 0.</param>
    /// <param name="pictures">Its pictures.</param>
    public void Put(int slot, IndexedPictures pictures)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentNullException.ThrowIfNull(pictures);
        Remove(slot);
        if (pictures.Count == 0)
        {
            return;
        }

        while (_stays.Count <= slot)
        {
            _stays.Add(Nowhere);
        }

        _stays[slot] = _store.Begin(slot, pictures.Tick);
        Count++;
        for (var i = 0; i < pictures.Count; i++)
        {
            if (i % AddedAtOnce == 0)
            {
                Fetch(pictures, i);
            }

            var (hash, time) = pictures[i];
            Add(hash, time);
        }
    }

    /// <summary>Takes a video's pictures out; false when there were none.</summary>
    public bool Remove(int slot)
    {
        if (!Has(slot))
        {
            return false;
        }

        _abandoned += _store.Abandon(_stays[slot]);
        _stays[slot] = Nowhere;
        Count--;
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
            LookUp(count, new BandSearch(
                _store, _tables[band], band, _wanted, Chance.Limit((double)count * HashCount), _hits));
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

    /// <summary>Looks up the keys as they are, then those that differ in one bit or two, as far as there is time.</summary>
    private void LookUp(int count, in BandSearch search)
    {
        _walker.Visited = 0;
        for (var i = 0; i < count; i++)
        {
            _walker.Add(Bands.Key(_wanted[i].Hash, search.Band), i, search);
        }

        for (var flips = 1; flips <= WantedPictures.MostFlips; flips++)
        {
            for (var i = 0; i < count && _walker.Visited < MostVisited; i++)
            {
                if (_wanted[i].Flips >= flips)
                {
                    LookUp(Bands.Key(_wanted[i].Hash, search.Band), i, 0, flips, search);
                }
            }

            _walker.Visited = 0;
        }

        _walker.Walk(search);
    }

    /// <summary>Looks up what becomes of a key when so many of its bits, from one on, are flipped.</summary>
    private void LookUp(ulong key, int wanted, int firstBit, int flips, in BandSearch search)
    {
        if (flips == 0)
        {
            _walker.Add(key, wanted, search);
            return;
        }

        for (var bit = firstBit; bit < Bands.KeyBits; bit++)
        {
            LookUp(Bands.Flip(key, bit), wanted, bit + 1, flips - 1, search);
        }
    }

    /// <summary>Has the processor fetch the chains of the next pictures.</summary>
    private void Fetch(IndexedPictures pictures, int from)
    {
        for (var i = from; i < Math.Min(from + AddedAtOnce, pictures.Count); i++)
        {
            foreach (var table in _tables)
            {
                table.Fetch(table.ChainOf(pictures[i].Hash));
            }
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
        (_store, _tables, _abandoned) = (new PictureStore(), NewTables(HashCount), 0);
        old.CopyTo((slot, tick) => _stays[slot] = _store.Begin(slot, tick), Add);
    }

    private static BandTable[] NewTables(int records) =>
        [.. Enumerable.Range(0, Bands.Count).Select(band => new BandTable(band, records))];
}
