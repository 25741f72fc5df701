using System.Collections.Immutable;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.GrainInterfaces.Library;

/// <summary>The library as the database holds it. A stateless worker.</summary>
[Alias("tvidz.ILibraryGrain")]
public interface ILibraryGrain : IGrainWithStringKey
{
    /// <summary>A page of videos, newest first.</summary>
    [Alias("List")]
    Task<VideoPage> List(VideoListQuery query);

    /// <summary>The videos that share material with this one, best first, dismissed ones last; null when there is no such video.</summary>
    [Alias("GetDuplicates")]
    Task<ImmutableArray<Duplicate>?> GetDuplicates(string videoId);

    /// <summary>
    /// Who in the library shares material with the query; videos that are gone are left out. As long as it waits for the
    /// index, others need not wait behind it.
    /// </summary>
    [AlwaysInterleave, Alias("Search")]
    Task<LibraryAnswer> Search(SearchQuery query);

    /// <summary>Why the two match, or do not; null when either has no fingerprint.</summary>
    [Alias("Explain")]
    Task<PairExplanation?> Explain(string videoId, string otherId);

    /// <summary>Notes a decision about the two, in the place of an earlier one. Null when either video does not exist.</summary>
    /// <param name="videoId">One of the two.</param>
    /// <param name="otherId">The other.</param>
    /// <param name="verdict">What was decided.</param>
    /// <param name="note">Why, at most 2,000 characters.</param>
    /// <param name="decidedBy">Who decided, when known.</param>
    [Alias("Decide")]
    Task<Decision?> Decide(string videoId, string otherId, Verdict verdict, string? note, string? decidedBy);

    /// <summary>Takes the decision about the two back. No effect when there is none.</summary>
    [Alias("WithdrawDecision")]
    Task WithdrawDecision(string videoId, string otherId);

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
