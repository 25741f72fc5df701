using TVidz.GrainInterfaces.Videos;

namespace TVidz.GrainInterfaces.Ingress;

/// <summary>Everything that asks for work: it all goes through the bucket and the queue. A stateless worker.</summary>
[Alias("tvidz.IIntakeGrain")]
public interface IIntakeGrain : IGrainWithStringKey
{
    /// <summary>Announces a video and says where to put it. Throws <see cref="ArgumentException"/>, with words for its sender, when it will not be taken.</summary>
    [Alias("CreateUpload")]
    Task<UploadTicket> CreateUpload(UploadRequest request);

    /// <summary>Puts an S3 event on the queue. Returns how many object events it holds; 0: nothing to do. Throws <see cref="ArgumentException"/>, with words for its sender, when it is no S3 event, or one that only TVidz itself may send: of another bucket, of a reserved key, a request for an analysis.</summary>
    [Alias("Notify")]
    Task<int> Notify(string s3Event);

    /// <summary>Asks for another analysis of the video; null when there is none. Throws <see cref="InvalidOperationException"/> for a video that has no object (imported).</summary>
    [Alias("RequestAnalysis")]
    Task<VideoSnapshot?> RequestAnalysis(string videoId);

    /// <summary>Deletes the video's S3 object. No effect when it is gone.</summary>
    [Alias("DeleteObject")]
    Task DeleteObject(string bucket, string key);
}
