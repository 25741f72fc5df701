using System.Text.Json.Serialization;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>Where a video is in its life: <c>pending → queued → analyzing → matching → completed | failed</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VideoStatus>))]
public enum VideoStatus
{
    /// <summary>Announced; its object has not arrived yet.</summary>
    Pending,

    /// <summary>Its object is there; waits for a free slot, or for another try.</summary>
    Queued,

    /// <summary>A silo reads it.</summary>
    Analyzing,

    /// <summary>Its fingerprint is stored; the library is being searched.</summary>
    Matching,

    /// <summary>Done; its duplicates are known.</summary>
    Completed,

    /// <summary>Given up, for the reason in its error.</summary>
    Failed,
}
