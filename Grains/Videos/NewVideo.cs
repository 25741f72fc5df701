using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Videos;

/// <summary>A video of which no more is known than its object.</summary>
internal static class NewVideo
{
    /// <summary>The video in this object, pending. It has the name that it was announced with, else the last part of the key.</summary>
    public static VideoSnapshot Of(ObjectFacts facts, DateTimeOffset now) => new()
    {
        VideoId = facts.VideoId,
        Bucket = facts.Bucket,
        Key = facts.Key,
        FileName = facts.FileName ?? facts.Key[(facts.Key.TrimEnd('/').LastIndexOf('/') + 1)..],
        Size = facts.Size,
        Status = VideoStatus.Pending,
        UploadedAt = now,
    };
}
