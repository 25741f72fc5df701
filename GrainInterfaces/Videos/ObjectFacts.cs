namespace TVidz.GrainInterfaces.Videos;

/// <summary>An S3 object as storage describes it.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Key">Its key, decoded.</param>
/// <param name="ETag">Names this version of its content, without quotes; null before it is known.</param>
/// <param name="Size">Its size in bytes, when known.</param>
/// <param name="FileName">The name to show; null: the key's last part.</param>
[GenerateSerializer, Immutable, Alias("tvidz.ObjectFacts")]
public sealed record ObjectFacts(
    [property: Id(0)] string Bucket,
    [property: Id(1)] string Key,
    [property: Id(2)] string? ETag = null,
    [property: Id(3)] long? Size = null,
    [property: Id(4)] string? FileName = null)
{
    /// <summary>The id of the video in this object.</summary>
    public string VideoId => VideoIds.For(Bucket, Key);
}
