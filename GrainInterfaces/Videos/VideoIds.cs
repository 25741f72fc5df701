using System.Security.Cryptography;
using System.Text;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>The ids of videos: deterministic, so that every event of one S3 object reaches the same grain.</summary>
public static class VideoIds
{
    /// <summary>The longest id that is accepted from outside, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>The id of the video in <paramref name="bucket"/> under <paramref name="key"/> (decoded): <c>v</c> and 32 hexadecimal digits of SHA-256.</summary>
    public static string For(string bucket, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{bucket}\0{key}"));
        return "v" + Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    /// <summary>Whether <paramref name="id"/> can be a video's id: 1 to <see cref="MaxLength"/> of A-Z, a-z, 0-9, <c>_</c>, <c>-</c>.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
