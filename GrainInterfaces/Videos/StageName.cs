using System.Text.Json.Serialization;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>The stages of an analysis, in their order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageName>))]
public enum StageName
{
    /// <summary>Is it the same bytes as a video that is known?</summary>
    Identical,

    /// <summary>Download, and what the file says of itself.</summary>
    Fetch,

    /// <summary>Is it the same coded pictures?</summary>
    Packets,

    /// <summary>Do its key frames show that it is a copy from beginning to end?</summary>
    KeyFrames,

    /// <summary>All frames.</summary>
    Full,
}
