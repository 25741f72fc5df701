using System.Globalization;
using TVidz.GrainInterfaces.Videos;
using TVidz.Media;

namespace TVidz.Grains.Analysis;

/// <summary>What a video's owner is told when an analysis fails.</summary>
public static class AnalysisErrors
{
    /// <summary>No object.</summary>
    public static readonly VideoError ObjectMissing = new(
        VideoErrorCodes.ObjectMissing,
        "The object is not in the bucket: it was deleted before it could be analysed. Upload it again.");

    /// <summary>No permission.</summary>
    public static readonly VideoError AccessDenied = new(
        VideoErrorCodes.AccessDenied,
        "The bucket refuses to hand out the object. Allow s3:GetObject for it, then ask for another analysis.");

    /// <summary>The analyser died, on the last of several tries.</summary>
    public static readonly VideoError AnalyserCrashed = new(
        VideoErrorCodes.AnalyserCrashed,
        "Analysing this video ended the analyser again and again. Its message is on the dead-letter queue.");

    /// <summary>Storage or database failed, on the last of several tries.</summary>
    public static readonly VideoError Unavailable = new(
        VideoErrorCodes.Unavailable,
        "Storage or the database failed again and again. Ask for another analysis when they are well.");

    /// <summary>Whether an object of this size can be no video, or one that is too large.</summary>
    public static VideoError? OfSize(long size, long limit) => size switch
    {
        0 => new VideoError(VideoErrorCodes.Empty, "The object has zero bytes. Upload the whole file."),
        _ when size > limit => new VideoError(
            VideoErrorCodes.TooLarge,
            string.Create(CultureInfo.InvariantCulture, $"The object has {size} bytes, more than the limit of {limit}.")),
        _ => null,
    };

    /// <summary>The error for the owner of a video that media says is at fault.</summary>
    public static VideoError Of(MediaException failure) => new(
        failure.Error switch
        {
            MediaError.NotAVideo => VideoErrorCodes.NotAVideo,
            MediaError.NoVideoStream => VideoErrorCodes.NoVideoStream,
            MediaError.Corrupt => VideoErrorCodes.Corrupt,
            MediaError.Empty => VideoErrorCodes.Empty,
            MediaError.Timeout => VideoErrorCodes.Timeout,
            _ => VideoErrorCodes.AnalyserCrashed,
        },
        failure.Message);

    /// <summary>The error for the owner of a video whose last try failed in passing.</summary>
    public static VideoError OfLastTry(Exception failure) =>
        failure is MediaException ? AnalyserCrashed : Unavailable;
}
