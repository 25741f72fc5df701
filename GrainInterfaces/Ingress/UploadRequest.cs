namespace TVidz.GrainInterfaces.Ingress;

/// <summary>A file that someone wants to upload.</summary>
/// <param name="FileName">Its name, without folders.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Size">Its size in bytes, at least 1.</param>
/// <param name="ForBrowser">Whether a web page uploads it: storage may ask browsers to come by another address.</param>
[GenerateSerializer, Immutable, Alias("tvidz.UploadRequest")]
public sealed record UploadRequest(
    [property: Id(0)] string FileName,
    [property: Id(1)] string ContentType,
    [property: Id(2)] long Size,
    [property: Id(3)] bool ForBrowser = false);
