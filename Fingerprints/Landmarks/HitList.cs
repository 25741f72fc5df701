namespace TVidz.Fingerprints.Landmarks;

/// <summary>Postings that a search has read; kept from one search to the next.</summary>
internal sealed class HitList
{
    /// <summary>As many as can be looked at in less than a millisecond.</summary>
    private const int Few = 4096;

    private readonly DiagonalVotes _votes = new();
    private Hit[] _hits = new Hit[256];

    /// <summary>Hits there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => ((long)_hits.Length * sizeof(long)) + _votes.MemoryBytes;

    /// <summary>The hits.</summary>
    public ReadOnlySpan<Hit> Span => _hits.AsSpan(0, Count);

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Places behind the hits for so many more, to be written and then kept.</summary>
    public Span<Hit> MakeRoom(int most)
    {
        if (Count + most > _hits.Length)
        {
            Array.Resize(ref _hits, Math.Max(2 * _hits.Length, Count + most));
        }

        return _hits.AsSpan(Count, most);
    }

    /// <summary>Adds the first of what was written.</summary>
    public void Keep(int count) => Count += count;

    /// <summary>Where they are many, keeps those that are not alone on their diagonal.</summary>
    /// <param name="keepStrong">Whether strong ones are kept in any case.</param>
    public void DropLone(bool keepStrong)
    {
        if (Count <= Few)
        {
            return;
        }

        _votes.Count(Span);
        var kept = 0;
        foreach (var hit in Span)
        {
            if ((keepStrong && Lookup.IsStrong(hit.Tag)) || _votes.HasCompany(hit))
            {
                _hits[kept++] = hit;
            }
        }

        Count = kept;
    }
}
