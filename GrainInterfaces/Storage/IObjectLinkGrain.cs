namespace TVidz.GrainInterfaces.Storage;

/// <summary>Hands out leave to read what is stored of a video. A stateless worker.</summary>
[Alias("tvidz.IObjectLinkGrain")]
public interface IObjectLinkGrain : IGrainWithStringKey
{
    /// <summary>A presigned URL of the object; null when there is no such video, or nothing of the kind of it.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="wanted">What of it.</param>
    /// <param name="forBrowser">Whether a web page reads it: storage may ask browsers to come by another address.</param>
    [Alias("GetLink")]
    Task<ObjectLink?> GetLink(string videoId, VideoObject wanted, bool forBrowser);
}
