using System.Globalization;
using Spectre.Console;
using TVidz.Client.Http;

namespace TVidz.Client.Display;

/// <summary>Which seconds of a video are found in which others.</summary>
internal static class MatchTable
{
    /// <summary>One row a segment.</summary>
    public static Table For(string fileName, IEnumerable<Duplicate> duplicates)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn(Markup.Escape(fileName)).RightAligned().NoWrap());
        table.AddColumn(new TableColumn("is found at").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("in"));
        table.AddColumn(new TableColumn("kind"));
        table.AddColumn(new TableColumn("speed").RightAligned());
        table.AddColumn(new TableColumn("score").RightAligned());
        foreach (var duplicate in duplicates)
        {
            foreach (var segment in duplicate.Segments)
            {
                AddRow(table, duplicate, segment);
            }
        }

        return table;
    }

    private static void AddRow(Table table, Duplicate duplicate, Segment segment) => table.AddRow(
        Range(segment.Start, segment.End),
        Range(segment.MatchStart, segment.MatchEnd),
        Markup.Escape(duplicate.FileName),
        Markup.Escape(duplicate.Kind) + (segment.Mirrored ? ", mirrored" : ""),
        string.Create(CultureInfo.InvariantCulture, $"{segment.Speed:0.00}x"),
        string.Create(CultureInfo.InvariantCulture, $"{duplicate.Score:0.00}"));

    private static string Range(double start, double end) =>
        string.Create(CultureInfo.InvariantCulture, $"{start:0.00} s to {end:0.00} s");
}
