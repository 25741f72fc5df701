namespace TVidz.Client.Http;

/// <summary>Where a video is in its life.</summary>
internal enum VideoStatus
{
    /// <summary>Announced, not uploaded yet.</summary>
    Pending,

    /// <summary>Waits for its analysis.</summary>
    Queued,

    /// <summary>Being read.</summary>
    Analyzing,

    /// <summary>The library is being searched.</summary>
    Matching,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Given up, for the reason in its error.</summary>
    Failed,
}
