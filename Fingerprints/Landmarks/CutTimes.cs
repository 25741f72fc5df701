using System.Runtime.InteropServices;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// The cuts of all videos, one after the other in large arrays, as whole tenths of a millisecond: a fortieth of the
/// shortest frame, and 48 hours fit in 31 bits. A cut's place is its ordinal, so that a landmark needs to name nothing
/// but the ordinal at which it begins.
/// </summary>
/// <remarks>
/// A video is laid out as a negative number that names its slot, its cuts, and its duration. The negative number stands
/// for the beginning, at time 0: a walk from any cut meets the video's bounds without looking anywhere else.
/// </remarks>
internal sealed class CutTimes
{
    /// <summary>Tenths of a millisecond a second.</summary>
    public const int Second = 10_000;

    /// <summary>Entries of a video beside its cuts.</summary>
    public const int Ends = 2;

    /// <summary>What stands where no video is, and at the beginning of one that has been taken out.</summary>
    public const int Nothing = int.MinValue;

    /// <summary>Logarithm to base 2 of the entries of a page; a video lies in one page.</summary>
    private const int PageBits = 18;

    private const int PageSize = 1 << PageBits, PageMask = PageSize - 1, FirstSize = 1 << 10;

    private int[][] _pages = [];
    private int _used;

    /// <summary>Ordinals given so far: one beyond the last.</summary>
    public int Length => _pages.Length == 0 ? 0 : ((_pages.Length - 1) << PageBits) + _used;

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => _pages.Sum(page => (long)page.Length * sizeof(int));

    /// <summary>Adds a video.</summary>
    /// <returns>The ordinal of its beginning.</returns>
    public int Add(int slot, ReadOnlySpan<int> times)
    {
        var page = PageWithRoomFor(times.Length + 1);
        var start = _used;
        page[start] = -1 - slot;
        times.CopyTo(page.AsSpan(start + 1));
        _used += times.Length + 1;
        return ((_pages.Length - 1) << PageBits) + start;
    }

    /// <summary>Takes the video that begins at the ordinal out; its entries stay behind.</summary>
    public void Remove(int start) => _pages[start >> PageBits][start & PageMask] = Nothing;

    /// <summary>The page that an ordinal lies in, and where.</summary>
    public int[] Page(int ordinal, out int index)
    {
        index = ordinal & PageMask;
        return _pages[ordinal >> PageBits];
    }

    /// <summary>Asks for the memory of an ordinal and of some before and behind it, a line of the cache at most.</summary>
    public void Fetch(int ordinal, int before, int behind)
    {
        var page = Page(ordinal, out var index);
        Prefetch.Around(ref page[Math.Max(index - before, 0)]);
        Prefetch.Around(ref page[Math.Min(index + behind, page.Length - 1)]);
    }

    /// <summary>Entries of the video that begins at the ordinal, from the negative one to the duration.</summary>
    public ReadOnlySpan<int> Read(int start, int count) => Page(start, out var index).AsSpan(index, count);

    /// <summary>The slot of the video that an ordinal belongs to; negative when the video has been taken out.</summary>
    public int SlotOf(int ordinal)
    {
        var page = Page(ordinal, out var index);
        while (page[index] >= 0)
        {
            index--;
        }

        return page[index] == Nothing ? -1 : -1 - page[index];
    }

    /// <summary>A fingerprint's cuts and its duration, ascending.</summary>
    public static int[] Of(Fingerprint fingerprint)
    {
        var times = new int[fingerprint.SceneCuts.Length + 1];
        var last = 0;
        for (var i = 0; i < times.Length; i++)
        {
            var seconds = i < times.Length - 1 ? fingerprint.SceneCuts[i] : fingerprint.Duration;
            last = times[i] = Math.Max(last, (int)Math.Round(seconds * Second));
        }

        return times;
    }

    /// <summary>The fingerprint of the cuts that were laid out.</summary>
    /// <param name="entries">As <see cref="Read"/> gives them.</param>
    /// <param name="duration">Seconds.</param>
    public static Fingerprint FingerprintOf(ReadOnlySpan<int> entries, double duration)
    {
        var cuts = new double[entries.Length - Ends];
        for (var i = 0; i < cuts.Length; i++)
        {
            cuts[i] = (double)entries[i + 1] / Second;
        }

        return new Fingerprint(Fingerprint.CurrentVersion, duration, ImmutableCollectionsMarshal.AsImmutableArray(cuts));
    }

    /// <summary>The last page, if the entries and one that ends them fit; else a new one.</summary>
    private int[] PageWithRoomFor(int count)
    {
        if (_pages.Length == 0 || _used + count >= PageSize)
        {
            _pages = [.. _pages, []];
            _used = 0;
        }

        var page = _pages[^1];
        if (_used + count >= page.Length)
        {
            // A library's first page grows with it; the others are made full size, as they will soon be full.
            var length = _pages.Length > 1 ? PageSize : Math.Min(PageSize, Math.Max(FirstSize, 2 * (_used + count + 1)));
            var larger = new int[length];
            page.AsSpan(0, _used).CopyTo(larger);
            larger.AsSpan(_used).Fill(Nothing);
            _pages[^1] = page = larger;
        }

        return page;
    }
}
