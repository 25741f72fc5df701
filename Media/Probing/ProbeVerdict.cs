using System.Globalization;
using TVidz.Media.Formats;

namespace TVidz.Media.Probing;

/// <summary>Finds the picture in a report, or says why there is none.</summary>
internal static class ProbeVerdict
{
    /// <summary>Judges a report of a file that could be opened.</summary>
    /// <exception cref="MediaException">There is no moving picture.</exception>
    public static MediaInfo Judge(ProbeReport report)
    {
        var container = report.Format?.FormatName ?? throw MediaFailures.Crashed();
        if (MediaFormats.IsImage(container, report.Format.Tags?.GetValueOrDefault("major_brand")?.Trim()))
        {
            throw MediaFailures.StillImage();
        }

        var streams = report.Streams ?? [];
        if (MediaFormats.IsAudio(container))
        {
            throw MediaFailures.AudioOnly();
        }

        var picture = FindPicture(streams)
            ?? throw (streams.Any(stream => stream.CodecType == "audio") ? MediaFailures.AudioOnly() : MediaFailures.NoPicture());
        if (picture.CodecName is null or "none" or "unknown")
        {
            throw MediaFailures.UnknownCodec();
        }

        if (picture.Width <= 0 || picture.Height <= 0)
        {
            throw MediaFailures.NothingDecoded();
        }

        return Describe(picture, container, report.Format.Duration);
    }

    /// <summary>The default picture that is not a cover, or else the first.</summary>
    private static ProbeReport.StreamPart? FindPicture(IEnumerable<ProbeReport.StreamPart> streams) =>
        streams
            .Where(stream => stream.CodecType == "video" && stream.Disposition?.AttachedPic != 1)
            .OrderByDescending(stream => stream.Disposition?.Default ?? 0)
            .ThenBy(stream => stream.Index)
            .FirstOrDefault();

    private static MediaInfo Describe(ProbeReport.StreamPart picture, string container, double? fileDuration)
    {
        var own = OrZero(picture.Duration ?? TaggedDuration(picture));
        var isTurned = picture.SideDataList?.Any(data => Math.Abs(OrZero(data.Rotation, signed: true) % 180) > 45) == true;
        var rate = Fraction(picture.AvgFrameRate);
        return new MediaInfo(
            own > 0 ? own : OrZero(fileDuration),
            isTurned ? picture.Height : picture.Width,
            isTurned ? picture.Width : picture.Height,
            rate > 0 ? rate : Fraction(picture.RFrameRate),
            picture.CodecName!,
            container,
            picture.Index,
            IsPictureDuration: own > 0);
    }

    /// <summary>Matroska keeps a stream's end as a tag, as <c>hours:minutes:seconds</c> from the file's start.</summary>
    private static double? TaggedDuration(ProbeReport.StreamPart stream)
    {
        var parts = stream.Tags?.GetValueOrDefault("DURATION")?.Split(':');
        if (parts?.Length != 3)
        {
            return null;
        }

        var end = 0.0;
        foreach (var part in parts)
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            end = (end * 60) + value;
        }

        return end - OrZero(stream.StartTime, signed: true);
    }

    private static double Fraction(string? text)
    {
        var parts = text?.Split('/');
        return parts?.Length == 2
            && double.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            && double.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            && denominator > 0
            ? numerator / denominator
            : 0;
    }

    private static double OrZero(double? value, bool signed = false) =>
        value is { } number && double.IsFinite(number) && (signed || number > 0) ? number : 0;
}
