using System.Globalization;
using System.Text;
using TVidz.Fingerprints;
using TVidz.GrainInterfaces.Library;

namespace TVidz.Api.Export;

/// <summary>
/// Matched segments as a CMX 3600 edit decision list: the video is the record side, its matches are the sources. Times
/// count frames of the video's own rate; at rates that are not whole (29.97) timecode counts on without dropping numbers.
/// Dismissed matches are left out.
/// </summary>
internal static class EdlExport
{
    private const double UsualRate = 25;
    private const int MaxEvents = 999; // of the format

    /// <summary>Writes the list.</summary>
    public static string Write(VideoExport export)
    {
        var rate = export.Video.FrameRate is { } known and > 0 ? known : UsualRate;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"TITLE: {Clean(export.Video.FileName)}\r\nFCM: NON-DROP FRAME\r\n\r\n");
        var events = export.Duplicates
            .Where(duplicate => duplicate.Decision is not { Verdict: Verdict.Dismissed })
            .SelectMany(duplicate => duplicate.Segments, (duplicate, segment) => (duplicate, segment))
            .OrderBy(pair => pair.segment.Start)
            .Take(MaxEvents);
        foreach (var (i, (duplicate, segment)) in events.Index())
        {
            Append(text, i + 1, duplicate, segment, rate);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int number, Duplicate duplicate, Segment segment, double rate)
    {
        text.Append(CultureInfo.InvariantCulture, $"{number:000}  AX       V     C        ")
            .Append(CultureInfo.InvariantCulture, $"{Code(segment.MatchStart, rate)} {Code(segment.MatchEnd, rate)} ")
            .Append(CultureInfo.InvariantCulture, $"{Code(segment.Start, rate)} {Code(segment.End, rate)}\r\n");
        if (Math.Abs(segment.Speed - 1) > 0.001)
        {
            text.Append(CultureInfo.InvariantCulture, $"M2   AX       {segment.Speed * rate:000.0}                {Code(segment.MatchStart, rate)}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"* FROM CLIP NAME: {Clean(duplicate.FileName)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"* COMMENT: {duplicate.VideoId}, SCORE {duplicate.Score:0.00}{(segment.Mirrored ? ", MIRRORED" : "")}\r\n");
    }

    private static string Code(double seconds, double rate)
    {
        var frames = (long)Math.Round(seconds * rate);
        var second = (long)Math.Max(1, Math.Round(rate));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{frames / second / 3600:00}:{frames / second / 60 % 60:00}:{frames / second % 60:00}:{frames % second:00}");
    }

    // A name must not make lines of its own.
    private static string Clean(string name) => string.Concat(name.Select(sign => char.IsControl(sign) ? ' ' : sign));
}
