using System.Numerics;
using System.Runtime.InteropServices;
using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// The cuts of an index's videos, by slot, to be searched by what they share: landmarks (a few intervals in a row, or
/// their ratios) name cuts, and a walk from there tells what an alignment may be worth. Everything is in a few arrays;
/// a search allocates nothing once they have grown. Not thread-safe.
/// </summary>
/// <param name="options">The parameters of matching.</param>
internal sealed class CutIndex(MatcherOptions options)
{
    /// <summary>The least entries that there is room for.</summary>
    private const int LeastCapacity = 1 << 16;

    /// <summary>By how much the room grows when it is full.</summary>
    private const int Growth = 4;

    /// <summary>
    /// What is spared for more than was announced, a part of that: the more room, the less of its key a posting has, and the
    /// more are looked at in vain.
    /// </summary>
    private const int SparePart = 5;

    /// <summary>About the most postings that a search reads of either table.</summary>
    private const int IntervalBudget = 36_000, RatioBudget = 72_000;

    /// <summary>
    /// From so many look-ups on, ratios by chance are too many to look at each; more postings are read instead, so that a
    /// copy has more than one hit.
    /// </summary>
    private const int ManyRatios = 1250, ManyRatiosBudget = 96_000;

    private readonly CutPoints _points = new();
    private readonly List<Landmark> _landmarks = [];
    private readonly LookupPlan _plan = new();
    private readonly HitList _hits = new();
    private readonly Dictionary<int, double> _best = [];
    private readonly List<CutCandidate> _candidates = [];
    private readonly List<Entry> _slots = [];
    private CutTimes _times = new();
    private LandmarkTable _intervals = Table(LeastCapacity, IntervalLandmarks.PerCut);
    private LandmarkTable _ratios = Table(LeastCapacity, RatioLandmarks.PerCut);
    private long _capacity = LeastCapacity, _entries;
    private int _count;

    /// <summary>Cuts of the videos held.</summary>
    public long CutCount => _entries - ((long)CutTimes.Ends * _count);

    /// <summary>Bytes held.</summary>
    public long MemoryBytes =>
        _times.MemoryBytes + _intervals.MemoryBytes + _ratios.MemoryBytes + (_slots.Capacity * 16L)
        + _plan.MemoryBytes + _hits.MemoryBytes + (_candidates.Capacity * 16L) + (_best.Capacity * 28L);

    /// <summary>Cuts of the video in a slot that is taken.</summary>
    public int CutsOf(int slot) => _slots[slot].Count - CutTimes.Ends;

    /// <summary>
    /// The fingerprint, without pictures, of the video in a slot that is taken: its duration as it was given, its cuts to a
    /// tenth of a millisecond.
    /// </summary>
    public Fingerprint FingerprintOf(int slot) => FingerprintOf(_times, _slots[slot]);

    /// <summary>Makes room for cuts that are to come: they are put in faster when nothing has to be laid out anew meanwhile.</summary>
    /// <param name="videos">So many videos, about.</param>
    /// <param name="cuts">Cuts of all of them, about.</param>
    public void Reserve(int videos, long cuts)
    {
        var entries = _entries + cuts + ((long)CutTimes.Ends * videos);
        var capacity = (long)BitOperations.RoundUpToPowerOf2((ulong)(entries + (entries / SparePart)));
        if (capacity > _capacity)
        {
            Rebuild(capacity);
        }

        _slots.EnsureCapacity(_slots.Count + videos);
    }

    /// <summary>Puts a video in a slot that is free.</summary>
    public void Put(int slot, Fingerprint fingerprint)
    {
        var times = CutTimes.Of(fingerprint);
        if (_times.Length + times.Length + 1 > _capacity)
        {
            Rebuild(CapacityFor(times.Length + 1));
        }

        while (_slots.Count <= slot)
        {
            _slots.Add(default);
        }

        Add(new Entry(_times.Add(slot, times), times.Length + 1, fingerprint.Duration), slot);
        _entries += times.Length + 1;
        _count++;
    }

    /// <summary>Takes the video out of a slot that is taken.</summary>
    public void Remove(int slot)
    {
        _times.Remove(_slots[slot].Start);
        _entries -= _slots[slot].Count;
        _slots[slot] = default;
        _count--;
        if (_times.Length > LeastCapacity / Growth && _times.Length > 2 * _entries)
        {
            Rebuild(CapacityFor(0));
        }
    }

    /// <summary>The videos that may share as much with the query; each once, in no order. Valid until the next call.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="leastNats">The least that an alignment must be worth.</param>
    public IReadOnlyList<CutCandidate> Find(Timeline query, double leastNats)
    {
        _best.Clear();
        _points.Take(query);
        FindAtSameSpeed(leastNats);
        FindAtOtherSpeeds(leastNats);
        _candidates.Clear();
        foreach (var (slot, nats) in _best)
        {
            _candidates.Add(new CutCandidate(slot, nats));
        }

        return _candidates;
    }

    private static LandmarkTable Table(long capacity, int perCut) => new(capacity, capacity * perCut);

    private static Fingerprint FingerprintOf(CutTimes times, Entry entry) =>
        CutTimes.FingerprintOf(times.Read(entry.Start, entry.Count), entry.Duration);

    private void FindAtSameSpeed(double leastNats)
    {
        _plan.Lookups.Clear();
        _hits.Clear();
        IntervalLandmarks.AddLookups(_points.Points, _points.Rhythm, _plan.Lookups);
        _plan.Read(_intervals, IntervalBudget, IntervalBudget, _hits);
        _hits.DropLone(keepStrong: true);
        var walk = new SameSpeedWalk(options.Tolerance);
        for (var i = 0; i < _hits.Count; i++)
        {
            var hit = Hit(i, SameSpeedWalk.Before, SameSpeedWalk.Behind);
            var page = _times.Page(hit.Ordinal, out var index);
            Note(hit.Ordinal, walk.Nats(_points.Points, Lookup.Point(hit.Tag), page, index), leastNats);
        }
    }

    private void FindAtOtherSpeeds(double leastNats)
    {
        _plan.Lookups.Clear();
        _hits.Clear();
        RatioLandmarks.AddLookups(_points.Points, _points.Rhythm, _plan.Lookups);
        var areMany = _plan.Lookups.Count > ManyRatios;
        _plan.Read(_ratios, areMany ? ManyRatiosBudget : RatioBudget, RatioBudget, _hits);
        _hits.DropLone(keepStrong: !areMany);
        var walk = new OtherSpeedWalk(options, _points.Points);
        for (var i = 0; i < _hits.Count; i++)
        {
            var hit = Hit(i, OtherSpeedWalk.Before, OtherSpeedWalk.Behind);
            var page = _times.Page(hit.Ordinal, out var index);
            Note(hit.Ordinal, walk.Nats(hit.Tag, page, index), leastNats);
        }
    }

    /// <summary>One of the hits; asks for the cuts of one that comes later.</summary>
    private Hit Hit(int index, int before, int behind)
    {
        var hits = _hits.Span;
        if (index + Prefetch.Ahead < hits.Length)
        {
            _times.Fetch(hits[index + Prefetch.Ahead].Ordinal, before, behind);
        }

        return hits[index];
    }

    private void Note(int ordinal, double nats, double leastNats)
    {
        if (nats < leastNats || _times.SlotOf(ordinal) is not (>= 0 and var slot))
        {
            return;
        }

        ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(_best, slot, out _);
        best = Math.Max(best, nats);
    }

    private long CapacityFor(long more)
    {
        long capacity = LeastCapacity;
        while (capacity < 2 * (_entries + more))
        {
            capacity *= Growth;
        }

        return capacity;
    }

    /// <summary>Lays out anew what is held, with room to grow.</summary>
    /// <param name="capacity">The entries that there is room for.</param>
    private void Rebuild(long capacity)
    {
        _capacity = capacity;
        var old = _times;
        (_times, _intervals, _ratios) =
            (new CutTimes(), Table(_capacity, IntervalLandmarks.PerCut), Table(_capacity, RatioLandmarks.PerCut));
        for (var slot = 0; slot < _slots.Count; slot++)
        {
            if (_slots[slot] is { Count: > 0 } entry)
            {
                Add(entry with { Start = _times.Add(slot, old.Read(entry.Start + 1, entry.Count - 1)) }, slot);
            }
        }
    }

    private void Add(Entry entry, int slot)
    {
        _slots[slot] = entry;
        _points.Take(_times.Read(entry.Start, entry.Count), entry.Duration);
        _landmarks.Clear();
        IntervalLandmarks.Add(_points.Points, _points.Rhythm, entry.Start, _landmarks);
        _intervals.Add(CollectionsMarshal.AsSpan(_landmarks));
        _landmarks.Clear();
        RatioLandmarks.Add(_points.Points, _points.Rhythm, entry.Start, _landmarks);
        _ratios.Add(CollectionsMarshal.AsSpan(_landmarks));
    }

    /// <summary>Where a slot's video lies.</summary>
    /// <param name="Start">The ordinal of its beginning.</param>
    /// <param name="Count">Its entries; 0 where there is none.</param>
    /// <param name="Duration">Seconds.</param>
    private readonly record struct Entry(int Start, int Count, double Duration);
}
