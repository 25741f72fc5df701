namespace TVidz.GrainInterfaces.Library;

/// <summary>Groups of videos that are the same in full length. One in the cluster: it remembers how the library falls into groups for some seconds.</summary>
[Alias("tvidz.IGroupGrain")]
public interface IGroupGrain : IGrainWithStringKey
{
    /// <summary>A page of groups, the one with the newest video first.</summary>
    /// <param name="limit">The most groups, 1 to 100.</param>
    /// <param name="cursor">Where the page before ended.</param>
    [Alias("List")]
    Task<GroupPage> List(int limit, ListCursor? cursor);

    /// <summary>The group of a video, as it is now; null when it is in none.</summary>
    [Alias("Find")]
    Task<VideoGroup?> Find(string videoId);
}
