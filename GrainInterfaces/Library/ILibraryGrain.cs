using System.Collections.Immutable;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.GrainInterfaces.Library;

/// <summary>The library as the database holds it. A stateless worker.</summary>
[Alias("tvidz.ILibraryGrain")]
public interface ILibraryGrain : IGrainWithStringKey
{
    /// <summary>A page of videos, newest first.</summary>
    [Alias("List")]
    Task<VideoPage> List(VideoListQuery query);

    /// <summary>The videos that share material with this one, best first; null when there is no such video.</summary>
    [Alias("GetDuplicates")]
    Task<ImmutableArray<Duplicate>?> GetDuplicates(string videoId);

    /// <summary>Names the videos of search results, in their order; videos that are gone are left out.</summary>
    [Alias("Describe")]
    Task<ImmutableArray<Duplicate>> Describe(ImmutableArray<Index.FoundMatch> matches);

    /// <summary>Why the two match, or do not; null when either has no fingerprint.</summary>
    [Alias("Explain")]
    Task<PairExplanation?> Explain(string videoId, string otherId);

    /// <summary>The newest video of this file name (the key's last part, or that without a leading number and dash).</summary>
    [Alias("FindByFileName")]
    Task<VideoSnapshot?> FindByFileName(string fileName);

    /// <summary>
    /// Takes fingerprints in, and into the index. All or nothing for one call; line by line checks are the caller's. Others
    /// need not wait behind it: it shares nothing with them but the database.
    /// </summary>
    [AlwaysInterleave, Alias("Import")]
    Task Import(ImmutableArray<ImportedVideo> videos);

    /// <summary>Throws unless the database answers.</summary>
    [Alias("Check")]
    Task Check();
}
