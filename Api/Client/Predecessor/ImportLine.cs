using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TVidz.Client.Predecessor;

/// <summary>One line as <c>POST /fingerprints/import</c> takes it.</summary>
/// <param name="FileName">The video's name.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="SceneCuts">Seconds.</param>
/// <param name="VideoId">The same for the same video of the predecessor, so that a second import changes nothing.</param>
internal sealed record ImportLine(string FileName, double Duration, double[] SceneCuts, string VideoId)
{
    private const string Prefix = "old-";
    private const int MaxIdLength = 64;

    /// <summary>Makes a line of a row; else says why it cannot. What else may be wrong the Api says.</summary>
    public static (ImportLine? Line, string? Reason) Of(OldVideo video)
    {
        if (video.Timestamps is null)
        {
            return (null, "timestamps is null.");
        }

        if (ReadCuts(video.Timestamps) is not { } cuts)
        {
            return (null, "timestamps is no list of numbers, neither as an array nor as JSON.");
        }

        return (video.Duration ?? cuts.LastOrDefault()) is > 0 and var duration
            ? (new ImportLine(video.FileName, duration, cuts, NewId(video.Id)), null)
            : (null, "There are no cuts and no duration: nothing to recognise it by.");
    }

    /// <summary>An array, or text (a JSON string) that has one inside; null when it is neither.</summary>
    private static double[]? ReadCuts(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.String => root.GetString() is { } text && !text.StartsWith('"') ? ReadCuts(text) : null,
                JsonValueKind.Array when root.EnumerateArray().All(IsNumber) => [.. root.EnumerateArray().Select(item => item.GetDouble())],
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsNumber(JsonElement item) =>
        item.ValueKind is JsonValueKind.Number && item.TryGetDouble(out var number) && double.IsFinite(number);

    /// <summary>The old id, if the Api takes it; else a hash of it.</summary>
    private static string NewId(string id) =>
        id.Length <= MaxIdLength - Prefix.Length && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? Prefix + id
            : Prefix + "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));
}
