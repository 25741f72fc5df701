namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Walks many chains at the same time, a step of each in turn, and has the processor fetch what the next step looks at:
/// it then waits for the memory of all of them at once, instead of one after the other.
/// </summary>
internal sealed class ChainWalker
{
    private const int Together = 64;

    /// <summary>The most records of a chain that are looked at, the newest: common pictures tell little.</summary>
    private const int MostSteps = 1024;

    private readonly uint[] _chains = new uint[Together];
    private readonly int[] _records = new int[Together];
    private readonly int[] _wanted = new int[Together];
    private int _count;

    /// <summary>Records that were looked at since this was last set.</summary>
    public int Visited { get; set; }

    /// <summary>Adds the chain of a key; walks those added before when there are enough.</summary>
    /// <param name="key">The key.</param>
    /// <param name="wanted">Index of the hash that is looked for.</param>
    /// <param name="search">What is searched.</param>
    public void Add(ulong key, int wanted, in BandSearch search)
    {
        var chain = search.Table.ChainOf(key);
        search.Table.Fetch(chain);
        (_chains[_count], _wanted[_count]) = (chain, wanted);
        if (++_count == Together)
        {
            Walk(search);
        }
    }

    /// <summary>Walks the chains that were added to their ends.</summary>
    public void Walk(in BandSearch search)
    {
        Begin(search);
        for (var step = 0; _count > 0 && step < MostSteps; step++)
        {
            Step(search);
        }

        _count = 0;
    }

    /// <summary>Goes to the first record of each chain.</summary>
    private void Begin(in BandSearch search)
    {
        var left = 0;
        for (var i = 0; i < _count; i++)
        {
            Go(search.Table.First(_chains[i]), _wanted[i], search, ref left);
        }

        _count = left;
    }

    /// <summary>Looks at a record of each chain, and goes to the next.</summary>
    private void Step(in BandSearch search)
    {
        Visited += _count;
        var left = 0;
        for (var i = 0; i < _count; i++)
        {
            ref var record = ref search.Store[_records[i]];
            var wanted = _wanted[i];
            var distance = record.Hash.DistanceTo(search.Wanted[wanted].Hash);
            if (distance <= search.MostDistance && search.IsInReach(wanted, record.Hash))
            {
                search.Hits.Add(search.Store, _records[i], wanted, distance);
            }

            Go(record.Next[search.Band], wanted, search, ref left);
        }

        _count = left;
    }

    private void Go(int record, int wanted, in BandSearch search, ref int left)
    {
        if (record != BandTable.End)
        {
            search.Store.Fetch(record);
            (_records[left], _wanted[left]) = (record, wanted);
            left++;
        }
    }
}
