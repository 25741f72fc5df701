namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Walks many chains at the same time, a step of each in turn: the processor then waits for the memory of all of them at
/// once, instead of one after the other.
/// </summary>
internal sealed class ChainWalker
{
    private const int Together = 32;

    /// <summary>The most records of a chain that are looked at, the newest: common pictures tell little.</summary>
    private const int MostSteps = 1024;

    private readonly int[] _records = new int[Together];
    private readonly int[] _wanted = new int[Together];
    private int _count;

    /// <summary>Adds a chain; walks those added before when there are enough.</summary>
    /// <param name="record">The first of the chain.</param>
    /// <param name="wanted">Index of the hash that is looked for.</param>
    /// <param name="search">What is searched.</param>
    public void Add(int record, int wanted, in BandSearch search)
    {
        if (record == BandTable.End)
        {
            return;
        }

        (_records[_count], _wanted[_count]) = (record, wanted);
        if (++_count == Together)
        {
            Walk(search);
        }
    }

    /// <summary>Walks the chains that were added to their ends.</summary>
    public void Walk(in BandSearch search)
    {
        for (var step = 0; _count > 0 && step < MostSteps; step++)
        {
            var left = 0;
            for (var i = 0; i < _count; i++)
            {
                ref var record = ref search.Store[_records[i]];
                var hash = search.Wanted[_wanted[i]].Hash;
                var distance = record.Hash.DistanceTo(hash);
                if (distance <= search.MostDistance && search.IsInReach(_wanted[i], record.Hash))
                {
                    search.Hits.Add(search.Store, _records[i], _wanted[i], distance);
                }

                var next = record.Next[search.Band];
                if (next != BandTable.End)
                {
                    (_records[left], _wanted[left]) = (next, _wanted[i]);
                    left++;
                }
            }

            _count = left;
        }

        _count = 0;
    }
}
