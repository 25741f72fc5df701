namespace TVidz.GrainInterfaces.Videos;

/// <summary>An S3 object as storage describes it.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Key">Its key, decoded.</param>
/// <param name="ETag">Names this version of its content, without quotes; null before it is known.</param>
/// <param name="Size">Its size in bytes, when known.</param>
/// <param name="FileName">The name to show; null: the key's last part.</param>
/// <param name="LastModified">When storage says that it was written, when known: tells an object that is written anew from the same one.</param>
[GenerateSerializer, Immutable, Alias("tvidz.ObjectFacts")]
public sealed record ObjectFacts(
    [property: Id(0)] string Bucket,
    [property: Id(1)] string Key,
    [property: Id(2)] string? ETag = null,
    [property: Id(3)] long? Size = null,
    [property: Id(4)] string? FileName = null,
    [property: Id(5)] DateTimeOffset? LastModified = null)
{
    /// <summary>The id of the video in this object.</summary>
    public string VideoId => VideoIds.For(Bucket, Key);
}
