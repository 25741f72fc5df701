namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Ranks the videos that were hit: by the hits in one orientation that lie near one line in time, each worth the more
/// the less likely it is by chance, and the fewer others its picture hits. Keeps its arrays from search to search.
/// </summary>
internal sealed class CandidateRanker
{
    /// <summary>The most hits of a video that are looked at: the nearest.</summary>
    private const int MostOfVideo = 128;

    /// <summary>The most hits from which a line is tried, and that may lie on one.</summary>
    private const int MostPivots = 8, MostOnLine = 16;

    /// <summary>Nats of the best hit that are lost as there are many pairs of pictures that it could have been.</summary>
    private const double FirstCost = 8;

    /// <summary>The seconds by which two pictures lie apart that count as two.</summary>
    private const float Apart = 0.4f;

    /// <summary>Seconds, and share of the time between, by which hits may lie off a line: pictures last, speeds change.</summary>
    private const float Slack = 1.5f, SpeedSlack = 0.35f;

    /// <summary>Videos below which a picture that hits all is not yet common.</summary>
    private const double LeastVideos = 1_000;

    private ulong[] _order = [];
    private (int Count, int Last)[] _videosOf = [];
    private readonly Scored[] _group = new Scored[MostOfVideo];
    private readonly int[] _line = new int[MostOnLine];
    private readonly PriorityQueue<PictureCandidate, (double Score, int MinusSlot)> _best = new();

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => (_order.LongLength * sizeof(ulong)) + (_videosOf.LongLength * 2 * sizeof(int));

    /// <summary>The videos, the best first.</summary>
    /// <param name="hits">What was found.</param>
    /// <param name="wanted">What was looked for.</param>
    /// <param name="wantedCount">How much was.</param>
    /// <param name="videos">Videos among which it was.</param>
    /// <param name="limit">The most that are named.</param>
    public IReadOnlyList<PictureCandidate> Rank(
        HitList hits, WantedPicture[] wanted, int wantedCount, int videos, int limit)
    {
        Order(hits, wantedCount);
        _best.Clear();
        var rarity = 1 / Math.Log(Math.Max(LeastVideos, videos));
        for (int first = 0, next; first < hits.Count; first = next)
        {
            var slot = hits[(int)(uint)_order[first]].Slot;
            for (next = first + 1; next < hits.Count && (int)(_order[next] >> 32) == slot; next++)
            {
            }

            var count = Load(hits, wanted, _order.AsSpan(first, next - first), rarity);
            Rank(slot, _group.AsSpan(0, count), wanted, limit);
        }

        var ranked = new PictureCandidate[_best.Count];
        for (var i = ranked.Length - 1; i >= 0; i--)
        {
            ranked[i] = _best.Dequeue();
        }

        return ranked;
    }

    /// <summary>Brings the hits of each video together, and counts the videos that each picture that is looked for hits.</summary>
    private void Order(HitList hits, int wantedCount)
    {
        if (_order.Length < hits.Count)
        {
            _order = new ulong[Math.Max(hits.Count, 2 * _order.Length)];
        }

        if (_videosOf.Length < wantedCount)
        {
            _videosOf = new (int, int)[Math.Max(wantedCount, 2 * _videosOf.Length)];
        }

        for (var i = 0; i < hits.Count; i++)
        {
            _order[i] = ((ulong)hits[i].Slot << 32) | (uint)i;
        }

        _order.AsSpan(0, hits.Count).Sort();
        _videosOf.AsSpan(0, wantedCount).Fill((0, -1));
        foreach (var entry in _order.AsSpan(0, hits.Count))
        {
            ref var videos = ref _videosOf[hits[(int)(uint)entry].Wanted];
            var slot = (int)(entry >> 32);
            videos = (videos.Count + (videos.Last != slot ? 1 : 0), slot);
        }
    }

    /// <summary>The hits of a video, each once, the most telling first.</summary>
    private int Load(HitList hits, WantedPicture[] wanted, Span<ulong> order, double rarity)
    {
        var count = 0;
        foreach (var entry in order)
        {
            ref readonly var hit = ref hits[(int)(uint)entry];
            var rare = Math.Max(0, 1 - (Math.Log(_videosOf[hit.Wanted].Count) * rarity));
            var scored = new Scored(
                (float)(Chance.Nats(hit.Distance) * rare), wanted[hit.Wanted].Time, hit.Time, hit.Wanted, hit.Distance);
            var place = _group.AsSpan(0, count).BinarySearch(scored);
            if (place < 0 && ~place < MostOfVideo)
            {
                count = Math.Min(MostOfVideo, count + 1);
                _group.AsSpan(~place, count - 1 - ~place).CopyTo(_group.AsSpan(~place + 1));
                _group[~place] = scored;
            }
        }

        return count;
    }

    private void Rank(int slot, ReadOnlySpan<Scored> group, WantedPicture[] wanted, int limit)
    {
        var best = 0.0;
        for (var pivot = 0; pivot < Math.Min(MostPivots, group.Length); pivot++)
        {
            best = Math.Max(best, Follow(group, pivot, wanted));
        }

        var priority = (best, -slot);
        if (best <= 0 || (_best.Count == limit && _best.TryPeek(out _, out var least) && priority.CompareTo(least) <= 0))
        {
            return;
        }

        if (_best.Count == limit)
        {
            _best.Dequeue();
        }

        _best.Enqueue(new PictureCandidate(slot, best), priority);
    }

    /// <summary>The nats of the hits near the lines through one.</summary>
    private double Follow(ReadOnlySpan<Scored> group, int pivot, WantedPicture[] wanted)
    {
        var through = group[pivot];
        var orientation = wanted[through.Wanted].Orientation;
        _line[0] = pivot;
        var (nats, count) = (through.Nats - FirstCost, 1);
        for (var i = 0; i < group.Length && count < MostOnLine; i++)
        {
            var hit = group[i];
            var (across, down) = (hit.Time - through.Time, hit.MatchTime - through.MatchTime);
            var slack = Slack + (SpeedSlack * Math.Max(Math.Abs(across), Math.Abs(down)));
            var gain = hit.Nats - Math.Log(30 * slack);
            if (gain > 0 && Math.Abs(across - down) <= slack && wanted[hit.Wanted].Orientation == orientation
                && IsApart(group, hit, count))
            {
                _line[count++] = i;
                nats += gain;
            }
        }

        return nats;
    }

    /// <summary>Whether the pictures of a hit are others than those on the line.</summary>
    private bool IsApart(ReadOnlySpan<Scored> group, Scored hit, int count)
    {
        foreach (var index in _line.AsSpan(0, count))
        {
            if (Math.Abs(group[index].Time - hit.Time) < Apart || Math.Abs(group[index].MatchTime - hit.MatchTime) < Apart)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A hit, with what it says.</summary>
    private readonly record struct Scored(float Nats, float Time, float MatchTime, int Wanted, int Distance)
        : IComparable<Scored>
    {
        /// <summary>The most telling come first; of equal ones, the earliest.</summary>
        public int CompareTo(Scored other)
        {
            var order = other.Nats.CompareTo(Nats);
            order = order != 0 ? order : Wanted.CompareTo(other.Wanted);
            return order != 0 ? order : MatchTime.CompareTo(other.MatchTime);
        }
    }
}
