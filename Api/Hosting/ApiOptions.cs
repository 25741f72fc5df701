using System.ComponentModel.DataAnnotations;

namespace TVidz.Api.Hosting;

/// <summary>What an operator can set for the API, in the section <c>Api</c>.</summary>
public sealed class ApiOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Api";

    /// <summary>Who may call: a name for each key, and the SHA-256 of the key as 64 hexadecimal digits. Empty: keyless, on loopback only.</summary>
    public Dictionary<string, string> Keys { get; init; } = [];

    /// <summary>The role of a key by its name; <c>operator</c> is the only one. Keys that are not listed may read, upload, search and notify.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>Origins (such as <c>https://example.org</c>) whose web pages may call. None but our own when empty.</summary>
    public string[] CorsOrigins { get; init; } = [];

    /// <summary>Where browsers find the object store (such as <c>https://videos.s3.eu-central-1.amazonaws.com</c>): the console's pages may connect to these origins and show what comes from them. Any HTTPS host, and this machine, when empty.</summary>
    public string[] StorageOrigins { get; init; } = [];

    /// <summary>The largest upload in bytes; S3 takes at most 5 GiB in one PUT.</summary>
    [Range(1, 5L * 1024 * 1024 * 1024)]
    public long MaxUploadBytes { get; init; } = 5L * 1024 * 1024 * 1024;

    /// <summary>Seconds between the comment lines that keep an idle event stream open.</summary>
    [Range(0.05, 300)]
    public double HeartbeatSeconds { get; init; } = 15;

    /// <summary>Seconds between two looks for a file that the predecessor's status stream waits for.</summary>
    [Range(0.05, 60)]
    public double StatusPollSeconds { get; init; } = 1;

    /// <summary>Whether anyone who reaches the API may call everything: no key is set.</summary>
    public bool IsKeyless => Keys.Count == 0;
}
