using System.Collections.Immutable;

namespace TVidz.GrainInterfaces.Ingress;

/// <summary>
/// Uploads of large files in parts, which may be sent again one by one after a lost connection. Calls about an upload
/// that is not known, is over or has expired are answered null or <c>false</c>. A stateless worker.
/// </summary>
[Alias("tvidz.IMultipartUploadGrain")]
public interface IMultipartUploadGrain : IGrainWithStringKey
{
    /// <summary>Announces a video and begins its upload. Throws <see cref="ArgumentException"/>, with words for its sender, when it will not be taken.</summary>
    [Alias("Create")]
    Task<MultipartTicket> Create(UploadRequest request);

    /// <summary>The parts that have arrived, by number.</summary>
    [Alias("ListParts")]
    Task<ImmutableArray<UploadedPart>?> ListParts(string videoId, string uploadId);

    /// <summary>Says where to put a part. Throws <see cref="ArgumentException"/>, with words for its sender, when the upload has no part of this number.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="partNumber">From 1.</param>
    /// <param name="forBrowser">Whether a web page puts it.</param>
    [Alias("PresignPart")]
    Task<PartTicket?> PresignPart(string videoId, string uploadId, int partNumber, bool forBrowser);

    /// <summary>Makes the parts one object; its analysis begins by itself. True also when that has happened before. Throws <see cref="ArgumentException"/>, with words for its sender, when parts are missing or are others than arrived.</summary>
    [Alias("Complete")]
    Task<bool> Complete(string videoId, string uploadId, ImmutableArray<SentPart> parts);

    /// <summary>Gives the upload up: its parts are removed, and the video that was to come of it.</summary>
    [Alias("Abort")]
    Task<bool> Abort(string videoId, string uploadId);
}
