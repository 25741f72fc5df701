using System.Runtime.InteropServices;
using TVidz.Fingerprints.Matching;
using TVidz.Fingerprints.Pictures;

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

    /// <summary>About the most postings that a search reads of either table.</summary>
    private const int IntervalBudget = 24_000, RatioBudget = 48_000;

    /// <summary>Tenths of a millisecond: an end closer than this to the last cut is not counted.</summary>
    private const int ShortestInterval = CutTimes.Second / 20;

    /// <summary>Hits whose cuts are fetched at once.</summary>
    private const int Batch = 64;

    private readonly LookupPlan _plan = new();
    private readonly HitList _hits = new();
    private readonly Dictionary<int, double> _best = [];
    private readonly List<CutCandidate> _candidates = [];
    private readonly List<Entry> _slots = [];
    private CutTimes _times = new();
    private LandmarkTable _intervals = Table(LeastCapacity, IntervalLandmarks.PerCut);
    private LandmarkTable _ratios = Table(LeastCapacity, RatioLandmarks.PerCut);
    private long _capacity = LeastCapacity, _entries;
    private int _count, _fetched;

    /// <summary>Cuts of the videos held.</summary>
    public long CutCount => _entries - ((long)CutTimes.Ends * _count);

    /// <summary>Bytes held.</summary>
    public long MemoryBytes =>
        _times.MemoryBytes + _intervals.MemoryBytes + _ratios.MemoryBytes + (_slots.Capacity * 16L)
        + _plan.MemoryBytes + _hits.MemoryBytes + (_candidates.Capacity * 16L) + (_best.Capacity * 28L);

    /// <summary>Cuts of the video in a slot that is taken.</summary>
    public int CutsOf(int slot) => _slots[slot].Count - CutTimes.Ends;

    /// <summary>
    /// The timeline of the video in a slot that is taken: its duration as it was given, its cuts to a tenth of a
    /// millisecond.
    /// </summary>
    /// <param name="slot">The slot.</param>
    /// <param name="pictures">The video's pictures, which are not kept here.</param>
    public Timeline TimelineOf(int slot, PictureTrack pictures) => ToTimeline(_times, _slots[slot], pictures);

    /// <summary>Puts a video in a slot that is free.</summary>
    public void Put(int slot, Fingerprint fingerprint)
    {
        var times = CutTimes.Of(fingerprint);
        if (_times.Length + times.Length + 1 > _capacity)
        {
            Rebuild(times.Length + 1);
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
            Rebuild(0);
        }
    }

    /// <summary>The videos that may share as much with the query; each once, in no order. Valid until the next call.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="leastNats">The least that an alignment must be worth.</param>
    public IReadOnlyList<CutCandidate> Find(Timeline query, double leastNats)
    {
        _best.Clear();
        var points = Points(query);
        FindAtSameSpeed(points, query, leastNats);
        FindAtOtherSpeeds(points, query, leastNats);
        _candidates.Clear();
        foreach (var (slot, nats) in _best)
        {
            _candidates.Add(new CutCandidate(slot, nats));
        }

        return _candidates;
    }

    private static LandmarkTable Table(long capacity, int perCut) => new(capacity, capacity * perCut);

    private static Timeline ToTimeline(CutTimes times, Entry entry, PictureTrack pictures) =>
        CutTimes.ToTimeline(times.Read(entry.Start, entry.Count), entry.Duration, pictures);

    /// <summary>A query's cuts, its beginning, and its end where it counts as a cut.</summary>
    private static int[] Points(Timeline query)
    {
        var points = new int[query.Cuts.Length + CutTimes.Ends];
        for (var i = 0; i < query.Cuts.Length; i++)
        {
            points[i + 1] = (int)Math.Round(query.Cuts[i] * CutTimes.Second);
        }

        points[^1] = (int)Math.Round(query.Duration * CutTimes.Second);
        return points[..CountedPoints(points)];
    }

    private static int CountedPoints(ReadOnlySpan<int> points) =>
        points[^1] - points[^2] > ShortestInterval ? points.Length : points.Length - 1;

    private void FindAtSameSpeed(ReadOnlySpan<int> points, Timeline query, double leastNats)
    {
        _plan.Lookups.Clear();
        _hits.Clear();
        IntervalLandmarks.AddLookups(points, new Rhythm(query), _plan.Lookups);
        _plan.Read(_intervals, IntervalBudget, _hits);
        _hits.DropLone();
        var walk = new SameSpeedWalk(options.Tolerance);
        for (var i = 0; i < _hits.Count; i++)
        {
            FetchBatch(i);
            var hit = _hits.Span[i];
            var page = _times.Page(hit.Ordinal, out var index);
            Note(hit.Ordinal, walk.Nats(points, Lookup.Point(hit.Tag), page, index), leastNats);
        }
    }

    private void FindAtOtherSpeeds(ReadOnlySpan<int> points, Timeline query, double leastNats)
    {
        _plan.Lookups.Clear();
        _hits.Clear();
        RatioLandmarks.AddLookups(points, new Rhythm(query), _plan.Lookups);
        _plan.Read(_ratios, RatioBudget, _hits);
        _hits.DropLone();
        var walk = new OtherSpeedWalk(options);
        for (var i = 0; i < _hits.Count; i++)
        {
            FetchBatch(i);
            var hit = _hits.Span[i];
            var page = _times.Page(hit.Ordinal, out var index);
            Note(hit.Ordinal, walk.Nats(points, hit.Tag, page, index), leastNats);
        }
    }

    /// <summary>At every beginning of a batch, reads one entry of each hit: the processor waits for all of them at once.</summary>
    private void FetchBatch(int from)
    {
        if (from % Batch != 0)
        {
            return;
        }

        foreach (var hit in _hits.Span[from..Math.Min(from + Batch, _hits.Count)])
        {
            _fetched += _times.Page(hit.Ordinal, out var index)[index];
        }
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

    /// <summary>Lays out anew what is held, with room to grow.</summary>
    /// <param name="more">Entries that are about to come.</param>
    private void Rebuild(int more)
    {
        _capacity = LeastCapacity;
        while (_capacity < 2 * (_entries + more))
        {
            _capacity *= Growth;
        }

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
        var rhythm = new Rhythm(ToTimeline(_times, entry, PictureTrack.Empty));
        Span<int> points = [.. _times.Read(entry.Start, entry.Count)];
        points[0] = 0;
        points = points[..CountedPoints(points)];
        IntervalLandmarks.Add(points, rhythm, entry.Start, _intervals);
        RatioLandmarks.Add(points, rhythm, entry.Start, _ratios);
    }

    /// <summary>Where a slot's video lies.</summary>
    /// <param name="Start">The ordinal of its beginning.</param>
    /// <param name="Count">Its entries; 0 where there is none.</param>
    /// <param name="Duration">Seconds.</param>
    private readonly record struct Entry(int Start, int Count, double Duration);
}
