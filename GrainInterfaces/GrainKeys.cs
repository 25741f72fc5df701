using System.Globalization;

namespace TVidz.GrainInterfaces;

/// <summary>
/// The string keys of all grains, built in this one place. Each has a prefix that is no hexadecimal number: ADO.NET
/// storage takes string keys that look like numbers for numbers, and lets <c>a</c> and <c>0A</c> share a row
/// (dotnet/orleans#9706).
/// </summary>
public static class GrainKeys
{
    private const string VideoPrefix = "video/";

    /// <summary>The key of the one library grain, search grain or intake grain: stateless workers need one key only.</summary>
    public const string Shared = "shared/any";

    /// <summary>The key of the grain that holds the life of the video <paramref name="videoId"/>.</summary>
    public static string Video(string videoId) => VideoPrefix + videoId;

    /// <summary>The video's id in a key that <see cref="Video"/> made.</summary>
    public static string VideoId(string key) => key[VideoPrefix.Length..];

    /// <summary>The key of partition <paramref name="partition"/> (0 to P-1) of the fingerprint index.</summary>
    public static string Index(int partition) => "index/" + partition.ToString(CultureInfo.InvariantCulture);

    /// <summary>The partition in a key that <see cref="Index"/> made.</summary>
    public static int Partition(string key) => int.Parse(key["index/".Length..], CultureInfo.InvariantCulture);

    /// <summary>The key of the ingress grain of the silo <paramref name="silo"/> (its address as text).</summary>
    public static string Ingress(string silo) => "ingress/" + silo;

    /// <summary>The key of the backfill <paramref name="backfillId"/>.</summary>
    public static string Backfill(string backfillId) => "backfill/" + backfillId;
}
