namespace TVidz.Client.Objects;

/// <summary>An object as it is kept in a folder.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ETag">Names its content, without quotes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Metadata">Its metadata: names as S3 gives them, with their values.</param>
internal sealed record SavedObject(
    string Key, string ETag, string ContentType, IReadOnlyDictionary<string, string> Metadata);
