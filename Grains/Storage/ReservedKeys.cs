namespace TVidz.Grains.Storage;

/// <summary>Keys that are never a video's.</summary>
internal static class ReservedKeys
{
    /// <summary>All keys that begin so are reserved.</summary>
    public const string Prefix = ".tvidz/";

    /// <summary>Probe objects: whichever silo receives the event of one in its own bucket deletes the object, which tells its maker that events arrive.</summary>
    public const string ProbePrefix = Prefix + "probe-";

    /// <summary>The key of a video's poster.</summary>
    public static string Poster(string videoId) => $"{Prefix}previews/{videoId}/poster.jpg";

    /// <summary>The key of a video's thumbnails.</summary>
    public static string Thumbnails(string videoId) => $"{Prefix}previews/{videoId}/thumbnails.jpg";

    /// <summary>Whether an object under this key is no video.</summary>
    public static bool IsReserved(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether an object under this key is a probe.</summary>
    public static bool IsProbe(string key) => key.StartsWith(ProbePrefix, StringComparison.Ordinal);
}
