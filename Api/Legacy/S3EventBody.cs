using System.Net;
using System.Text.Json;

namespace TVidz.Api.Legacy;

/// <summary>What of an S3 event the answer to it repeats.</summary>
internal static class S3EventBody
{
    /// <summary>The decoded key of the first record, also of an event that SNS wraps; null when there is none.</summary>
    public static string? FirstKey(JsonElement body)
    {
        if (Member(body, "Message") is { ValueKind: JsonValueKind.String } message)
        {
            return FirstKeyOfText(message.GetString()!);
        }

        return Member(body, "Records") is { ValueKind: JsonValueKind.Array } records && records.GetArrayLength() > 0
            && Member(Member(Member(records[0], "s3"), "object"), "key") is { ValueKind: JsonValueKind.String } key
                ? WebUtility.UrlDecode(key.GetString())
                : null;
    }

    private static string? FirstKeyOfText(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return FirstKey(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value) ? value : null;
}
