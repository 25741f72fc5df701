using TVidz.Fingerprints;

namespace TVidz.Bench.Index;

/// <summary>
/// The predecessor's duplicate test: every row of the table, and of each the set of times that are equal, to the last
/// bit, to one of the query's; three suffice. Here without the database and the JSON, which made it slower still.
/// </summary>
internal sealed class PredecessorSearch(Fingerprint[] library)
{
    private const int LeastEqualCuts = 3;

    /// <summary>The rows that count as duplicates.</summary>
    public List<int> Search(Fingerprint query)
    {
        var times = query.SceneCuts.ToHashSet();
        var found = new List<int>();
        for (var row = 0; row < library.Length; row++)
        {
            if (library[row].SceneCuts.Count(times.Contains) >= LeastEqualCuts)
            {
                found.Add(row);
            }
        }

        return found;
    }
}
