using System.Collections.Frozen;

namespace TVidz.Grains.Storage;

/// <summary>The media types that players are told.</summary>
internal static class MediaTypes
{
    /// <summary>Of JPEG pictures.</summary>
    public const string Jpeg = "image/jpeg";

    // QuickTime's files are built like MP4, and browsers play them under that name only.
    private static readonly FrozenDictionary<string, string> ByExtension = new Dictionary<string, string>
    {
        [".mp4"] = "video/mp4",
        [".m4v"] = "video/mp4",
        [".mov"] = "video/mp4",
        [".webm"] = "video/webm",
        [".mkv"] = "video/x-matroska",
        [".ogv"] = "video/ogg",
        [".avi"] = "video/x-msvideo",
        [".flv"] = "video/x-flv",
        [".wmv"] = "video/x-ms-wmv",
        [".ts"] = "video/mp2t",
        [".mpg"] = "video/mpeg",
        [".mpeg"] = "video/mpeg",
        [".3gp"] = "video/3gpp",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The type of a video by its file's name. Never one that a browser takes for a page, whatever the uploader said.</summary>
    public static string OfVideo(string fileName) =>
        ByExtension.GetValueOrDefault(Path.GetExtension(fileName), "application/octet-stream");
}
