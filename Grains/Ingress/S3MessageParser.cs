using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;

namespace TVidz.Grains.Ingress;

/// <summary>
/// Reads S3 events (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html), bare or
/// in the envelope of SNS, and our own requests for analysis, which have the same shape. Never throws.
/// </summary>
internal static class S3MessageParser
{
    private const int MaxKeyBytes = 1024;
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32 };

    /// <summary>What <paramref name="body"/> says, or why it cannot be read.</summary>
    public static ParsedMessage Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Json);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
            {
                throw new MalformedException("It is no JSON object.");
            }

            return IsEnvelope(root, out var inner) ? ParseInner(inner) : new ParsedMessage(ReadEvents(root));
        }
        catch (MalformedException e)
        {
            return new ParsedMessage([], e.Message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The last two: characters that are half of a pair.
            return new ParsedMessage([], "It is not valid JSON, or nested too deeply.");
        }
    }

    private static bool IsEnvelope(JsonElement root, out string inner)
    {
        inner = "";
        if (root.TryGetProperty("Records", out _) || !root.TryGetProperty("Message", out var message))
        {
            return false;
        }

        inner = Text(message, "Message");
        return true;
    }

    private static ParsedMessage ParseInner(string inner)
    {
        using var document = JsonDocument.Parse(inner, Json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root
            ? new ParsedMessage(ReadEvents(root))
            : throw new MalformedException("Its Message is no JSON object.");
    }

    private static ImmutableArray<ObjectEvent> ReadEvents(JsonElement root)
    {
        if (root.TryGetProperty("Records", out var records))
        {
            return records.ValueKind == JsonValueKind.Array
                ? [.. records.EnumerateArray().Select(ReadRecord).OfType<ObjectEvent>()]
                : throw new MalformedException("Its Records are no array.");
        }

        // s3:TestEvent, which S3 sends once a notification is made, is a bare object.
        return root.TryGetProperty("Event", out var name) && name.ValueKind == JsonValueKind.String
            ? []
            : throw new MalformedException("It has no Records.");
    }

    private static ObjectEvent? ReadRecord(JsonElement record)
    {
        var name = Text(Member(record, "eventName"), "eventName");
        if (KindOf(name) is not { } kind)
        {
            return null;
        }

        var s3 = Member(record, "s3");
        var described = Member(s3, "object");
        return new ObjectEvent(
            name,
            kind,
            Bucket(Text(Member(Member(s3, "bucket"), "name"), "bucket name")),
            Key(Text(Member(described, "key"), "object key")),
            OptionalText(described, "eTag"),
            OptionalSize(described));
    }

    private static ObjectEventKind? KindOf(string name)
    {
        var bare = name.StartsWith("s3:", StringComparison.Ordinal) ? name.AsSpan(3) : name;
        return bare.StartsWith("ObjectCreated:", StringComparison.Ordinal) ? ObjectEventKind.Created
            : bare.StartsWith("ObjectRemoved:", StringComparison.Ordinal) ? ObjectEventKind.Removed
            : name == S3EventWriter.AnalysisRequested ? ObjectEventKind.AnalysisRequested
            : null;
    }

    private static string Bucket(string name) =>
        name.Length is > 0 and <= 255 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            ? name
            : throw new MalformedException("A bucket name is not valid.");

    private static string Key(string encoded)
    {
        // S3 encodes keys as HTML forms do: a plus sign stands for a space.
        var key = WebUtility.UrlDecode(encoded);
        return key.Length > 0 && Encoding.UTF8.GetByteCount(key) <= MaxKeyBytes
            ? key
            : throw new MalformedException("An object key is empty or longer than 1,024 bytes.");
    }

    private static string? OptionalText(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = Text(value, name).Trim('"');
        return text.Length > 0 ? text : null;
    }

    private static long? OptionalSize(JsonElement parent)
    {
        if (!parent.TryGetProperty("size", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var size) && size >= 0
            ? size
            : throw new MalformedException("An object size is not valid.");
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
            ? value
            : throw new MalformedException($"A record has no {name}.");

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new MalformedException($"A {name} is no text.");

    private sealed class MalformedException(string reason) : Exception(reason);
}
