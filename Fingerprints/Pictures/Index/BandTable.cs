namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Chains of the records that have a key in common. Grows by one chain at a time, so that no addition takes long
/// (linear hashing: Litwin 1980).
/// </summary>
/// <param name="band">Whose keys these are.</param>
internal sealed class BandTable(int band)
{
    /// <summary>The end of a chain.</summary>
    public const int End = -1;

    /// <summary>Records a chain, on average.</summary>
    private const int Load = 4;

    private const int PageBits = 12, PageSize = 1 << PageBits;

    private readonly List<int[]> _heads = [NewPage()];
    private uint _chains = 1;
    private uint _level = 1;
    private long _count;

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => _heads.Count * (long)((PageSize * sizeof(int)) + 24);

    /// <summary>The first record of the chain that those with the key are in, among others.</summary>
    public int First(ulong key) => Head(ChainOf(key));

    /// <summary>Puts a record into its chain.</summary>
    public void Add(PictureStore store, int record)
    {
        ref var head = ref Head(ChainOf(store[record].Hash));
        store[record].Next[band] = head;
        head = record;
        if (++_count > _chains * (long)Load)
        {
            Split(store);
        }
    }

    /// <summary>Makes two chains of one; which, goes round.</summary>
    private void Split(PictureStore store)
    {
        var (old, added) = (_chains - _level, _chains);
        if (added >> PageBits == _heads.Count)
        {
            _heads.Add(NewPage());
        }

        if (++_chains == 2 * _level)
        {
            _level *= 2;
        }

        // The order of a chain stays: the newest come first.
        ref var oldEnd = ref Head(old);
        ref var addedEnd = ref Head(added);
        for (int record = oldEnd, next; record != End; record = next)
        {
            next = store[record].Next[band];
            if (ChainOf(store[record].Hash) == old)
            {
                oldEnd = record;
                oldEnd = ref store[record].Next[band];
            }
            else
            {
                addedEnd = record;
                addedEnd = ref store[record].Next[band];
            }
        }

        oldEnd = addedEnd = End;
    }

    private uint ChainOf(PictureHash hash) => ChainOf(Bands.Key(hash, band));

    private uint ChainOf(ulong key)
    {
        var mixed = Bands.Mix(key);
        var chain = mixed & ((2 * _level) - 1);
        return chain < _chains ? chain : chain & (_level - 1);
    }

    private ref int Head(uint chain) => ref _heads[(int)(chain >> PageBits)][chain & (PageSize - 1)];

    private static int[] NewPage()
    {
        var page = new int[PageSize];
        Array.Fill(page, End);
        return page;
    }
}
