using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Export;

/// <summary>Cuts and segments as CSV (RFC 4180), a row each; the first column says which.</summary>
internal static class CsvExport
{
    private const string Header =
        "type,start,end,matchId,matchFileName,matchStart,matchEnd,speed,mirrored,score,kind,verdict";

    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    /// <summary>Writes the table.</summary>
    public static string Write(VideoExport export)
    {
        var text = new StringBuilder();
        Append(text, Header.Split(','));
        foreach (var cut in export.Video.SceneCuts)
        {
            Append(text, ["cut", Number(cut), "", "", "", "", "", "", "", "", "", ""]);
        }

        foreach (var duplicate in export.Duplicates)
        {
            foreach (var segment in duplicate.Segments)
            {
                Append(text, Row(duplicate, segment));
            }
        }

        return text.ToString();
    }

    private static string[] Row(Duplicate duplicate, Segment segment) =>
    [
        "segment", Number(segment.Start), Number(segment.End), duplicate.VideoId, duplicate.FileName,
        Number(segment.MatchStart), Number(segment.MatchEnd), Number(segment.Speed), segment.Mirrored ? "true" : "false",
        Number(duplicate.Score), Word(duplicate.Kind), duplicate.Decision is { } decision ? Word(decision.Verdict) : "",
    ];

    private static void Append(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(',', fields.Select(Quote)).Append("\r\n");

    // A spreadsheet takes a text that begins so for a formula: a file's name must not become one.
    private static string Quote(string field)
    {
        var safe = field.FirstOrDefault() is '=' or '+' or '-' or '@' or '\t' ? "'" + field : field;
        return safe.AsSpan().ContainsAny(Special) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
