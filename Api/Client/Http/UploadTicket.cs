namespace TVidz.Client.Http;

/// <summary>Where and how to put an upload.</summary>
/// <param name="VideoId">The video that it becomes.</param>
/// <param name="UploadUrl">A presigned URL.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Headers">The headers that the request must carry.</param>
internal sealed record UploadTicket(
    string VideoId, Uri UploadUrl, string Method, IReadOnlyDictionary<string, string> Headers);
