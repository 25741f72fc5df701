using System.Numerics;

namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Chains of the records that have a key in common. Grows by one chain at a time, so that no addition takes long
/// (linear hashing: Litwin 1980).
/// </summary>
internal sealed class BandTable
{
    /// <summary>The end of a chain.</summary>
    public const int End = -1;

    /// <summary>Records a chain, on average.</summary>
    private const int Load = 4;

    private const int PageBits = 12, PageSize = 1 << PageBits;

    private readonly int _band;
    private readonly List<int[]> _heads = [];
    private uint _chains;
    private uint _level;
    private long _count;

    /// <param name="band">Whose keys these are.</param>
    /// <param name="records">For how many there is to be room at once.</param>
    public BandTable(int band, int records)
    {
        _band = band;
        _chains = Math.Max(1, (uint)records / Load);
        _level = 1U << BitOperations.Log2(_chains);
        for (uint chain = 0; chain < _chains; chain += PageSize)
        {
            _heads.Add(NewPage());
        }
    }

    /// <summary>Bytes held.</summary>
    public long MemoryBytes => _heads.Count * (long)((PageSize * sizeof(int)) + 24);

    /// <summary>The chain that the records with the key are in, among others.</summary>
    public uint ChainOf(ulong key)
    {
        var mixed = Bands.Mix(key);
        var chain = mixed & ((2 * _level) - 1);
        return chain < _chains ? chain : chain & (_level - 1);
    }

    /// <summary>Has the processor fetch where a chain begins.</summary>
    public void Fetch(uint chain) => Prefetch.Around(ref Head(chain));

    /// <summary>The first record of a chain.</summary>
    public int First(uint chain) => Head(chain);

    /// <summary>Puts a record into its chain.</summary>
    public void Add(PictureStore store, int record)
    {
        ref var head = ref Head(ChainOf(store[record].Hash));
        store[record].Next[_band] = head;
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
            next = store[record].Next[_band];
            if (ChainOf(store[record].Hash) == old)
            {
                oldEnd = record;
                oldEnd = ref store[record].Next[_band];
            }
            else
            {
                addedEnd = record;
                addedEnd = ref store[record].Next[_band];
            }
        }

        oldEnd = addedEnd = End;
    }

    /// <summary>The chain that a record with the hash belongs in.</summary>
    public uint ChainOf(PictureHash hash) => ChainOf(Bands.Key(hash, _band));

    private ref int Head(uint chain) => ref _heads[(int)(chain >> PageBits)][chain & (PageSize - 1)];

    private static int[] NewPage()
    {
        var page = new int[PageSize];
        Array.Fill(page, End);
        return page;
    }
}
