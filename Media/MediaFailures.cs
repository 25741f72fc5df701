using System.Globalization;

namespace TVidz.Media;

/// <summary>The failures in words for the video's owner.</summary>
internal static class MediaFailures
{
    public static MediaException Empty() =>
        new(MediaError.Empty, "The file is empty (0 bytes). Upload it again.");

    public static MediaException NotAVideo() => new(
        MediaError.NotAVideo,
        "The file is not a video in a format that can be read. Upload an MP4, MOV, MKV, WebM, AVI, MPEG or similar file.");

    public static MediaException StillImage() =>
        new(MediaError.NoVideoStream, "The file is a still image, not a video. Upload a video.");

    public static MediaException AudioOnly() =>
        new(MediaError.NoVideoStream, "The file has sound but no moving picture. Upload a video with a picture.");

    public static MediaException NoPicture() =>
        new(MediaError.NoVideoStream, "The file has no moving picture. Upload a video with a picture.");

    public static MediaException UnknownCodec() => new(
        MediaError.NoVideoStream,
        "The file's picture is in a coding that cannot be decoded. Convert it, for example to H.264, and upload it again.");

    public static MediaException Unreadable() => new(
        MediaError.Corrupt,
        "The file is damaged or incomplete: its contents cannot be read. Upload it again from an intact copy.");

    public static MediaException NothingDecoded() => new(
        MediaError.Corrupt,
        "No picture of the video could be decoded. The file is damaged; upload it again from an intact copy.");

    public static MediaException BreaksOff(double decoded, double declared) => new(
        MediaError.Corrupt,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Only the first {decoded:0.0} s of {declared:0.0} s could be decoded. "
            + $"The file is damaged or incomplete; upload it again from an intact copy."));

    public static MediaException TookTooLong(TimeSpan limit, Exception cause) => new(
        MediaError.Timeout,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The video took longer than the limit of {limit.TotalSeconds:0.#} s. Upload a shorter or simpler version."),
        cause);

    public static MediaException Stalled(TimeSpan limit, Exception cause) => new(
        MediaError.Timeout,
        string.Create(
            CultureInfo.InvariantCulture,
            $"No further picture could be decoded for {limit.TotalSeconds:0.#} s. "
            + $"The file may be damaged; convert it and upload it again."),
        cause);

    public static MediaException Crashed(Exception? cause = null) => new(
        MediaError.AnalyserCrashed,
        "The analysis of this video ended unexpectedly. It is tried again; if it keeps failing, convert the video and upload it again.",
        cause);

    public static MediaException Missing(Exception? cause = null) => new(
        MediaError.AnalyserMissing,
        "The video cannot be analysed at the moment because a program is missing on the server. The operator has to install it.",
        cause);
}
