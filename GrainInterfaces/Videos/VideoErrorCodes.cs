namespace TVidz.GrainInterfaces.Videos;

/// <summary>The codes of <see cref="VideoError"/>.</summary>
public static class VideoErrorCodes
{
    /// <summary>The object holds no audio or video that can be recognised.</summary>
    public const string NotAVideo = "not_a_video";

    /// <summary>Media, but without a moving picture: audio only, or a still image.</summary>
    public const string NoVideoStream = "no_video_stream";

    /// <summary>A video that breaks off or cannot be decoded.</summary>
    public const string Corrupt = "corrupt";

    /// <summary>Zero bytes.</summary>
    public const string Empty = "empty";

    /// <summary>More bytes than the limit.</summary>
    public const string TooLarge = "too_large";

    /// <summary>Took longer than the limit, or made no progress.</summary>
    public const string Timeout = "timeout";

    /// <summary>No such object in the bucket.</summary>
    public const string ObjectMissing = "object_missing";

    /// <summary>The bucket refuses to hand out the object.</summary>
    public const string AccessDenied = "access_denied";

    /// <summary>The analysis ended the analyser again and again.</summary>
    public const string AnalyserCrashed = "analyser_crashed";

    /// <summary>Storage or the database failed again and again.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>Whether the same object will fail so again: such a video fails once, for good. The others may be tried again.</summary>
    public static bool IsFinal(string code) =>
        code is NotAVideo or NoVideoStream or Corrupt or Empty or TooLarge or Timeout;
}
