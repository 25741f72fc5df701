namespace TVidz.Grains.Storage;

/// <summary>Keys that are never a video's.</summary>
public static class ReservedKeys
{
    /// <summary>All keys that begin so are reserved.</summary>
    public const string Prefix = ".tvidz/";

    /// <summary>Probe objects: whoever receives the event of one deletes the object, which tells its maker that events arrive.</summary>
    public const string ProbePrefix = Prefix + "probe-";

    /// <summary>Whether an object under this key is no video.</summary>
    public static bool IsReserved(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether an object under this key is a probe.</summary>
    public static bool IsProbe(string key) => key.StartsWith(ProbePrefix, StringComparison.Ordinal);
}
