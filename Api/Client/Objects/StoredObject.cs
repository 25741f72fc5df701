namespace TVidz.Client.Objects;

/// <summary>An object of a bucket.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ETag">Names its content, without quotes.</param>
internal sealed record StoredObject(string Key, string ETag);
