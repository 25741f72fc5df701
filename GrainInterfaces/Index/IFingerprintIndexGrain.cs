using System.Collections.Immutable;
using TVidz.Fingerprints;

namespace TVidz.GrainInterfaces.Index;

/// <summary>
/// One partition of the fingerprint index, keyed <see cref="GrainKeys.Index"/>: in memory, over the fingerprints that
/// the database holds for it, from which it loads itself on activation.
/// </summary>
[Alias("tvidz.IFingerprintIndexGrain")]
public interface IFingerprintIndexGrain : IGrainWithStringKey
{
    /// <summary>How large the partition is, and where.</summary>
    [ReadOnly, Alias("GetState")]
    Task<IndexPartitionView> GetState();

    /// <summary>Adds the entries, or puts each in the place of an older one of its video.</summary>
    [Alias("Put")]
    Task Put(ImmutableArray<IndexEntry> entries);

    /// <summary>Takes the video out. No effect when it is not in.</summary>
    [Alias("Remove")]
    Task Remove(string videoId);

    /// <summary>Who in this partition may share material with the query, for whoever asks all partitions to judge.</summary>
    [ReadOnly, Alias("Propose")]
    Task<IndexProposal> Propose(SearchQuery query);
}
