using TVidz.GrainInterfaces.Videos;

namespace TVidz.GrainInterfaces.Library;

/// <summary>A page of the library, newest first.</summary>
/// <param name="Status">Only videos in this state.</param>
/// <param name="Text">Only videos whose file name contains this, whatever the case.</param>
/// <param name="Limit">The most items, 1 to 1000.</param>
/// <param name="Cursor">Where the page before ended (its <see cref="VideoPage.NextCursor"/>).</param>
[GenerateSerializer, Immutable, Alias("tvidz.VideoListQuery")]
public sealed record VideoListQuery(
    [property: Id(0)] VideoStatus? Status = null,
    [property: Id(1)] string? Text = null,
    [property: Id(2)] int Limit = 50,
    [property: Id(3)] ListCursor? Cursor = null);
