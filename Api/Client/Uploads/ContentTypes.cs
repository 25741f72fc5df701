namespace TVidz.Client.Uploads;

/// <summary>The media types of video files, by extension.</summary>
internal static class ContentTypes
{
    private const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp4"] = "video/mp4",
        [".m4v"] = "video/x-m4v",
        [".mov"] = "video/quicktime",
        [".mkv"] = "video/x-matroska",
        [".webm"] = "video/webm",
        [".avi"] = "video/x-msvideo",
        [".wmv"] = "video/x-ms-wmv",
        [".flv"] = "video/x-flv",
        [".mpg"] = "video/mpeg",
        [".mpeg"] = "video/mpeg",
        [".ts"] = "video/mp2t",
        [".mts"] = "video/mp2t",
        [".3gp"] = "video/3gpp",
        [".ogv"] = "video/ogg",
    };

    /// <summary>The media type to announce for <paramref name="fileName"/>.</summary>
    public static string For(string fileName) => ByExtension.GetValueOrDefault(Path.GetExtension(fileName), Unknown);
}
