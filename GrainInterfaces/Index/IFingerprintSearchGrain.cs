using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Index;

/// <summary>The index as a whole: asks all partitions in parallel and merges. A stateless worker.</summary>
[Alias("tvidz.IFingerprintSearchGrain")]
public interface IFingerprintSearchGrain : IGrainWithStringKey
{
    /// <summary>Who in the library shares material with the query.</summary>
    [Alias("Search")]
    Task<SearchAnswer> Search(SearchQuery query);

    /// <summary>Puts the entries into their partitions; when it returns, searches find them.</summary>
    [Alias("Put")]
    Task Put(ImmutableArray<IndexEntry> entries);

    /// <summary>Takes a video out of its partition.</summary>
    [Alias("Remove")]
    Task Remove(string videoId);

    /// <summary>All partitions.</summary>
    [Alias("GetPartitions")]
    Task<ImmutableArray<IndexPartitionView>> GetPartitions();
}
