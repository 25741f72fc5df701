using System.Text.Json.Serialization;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>What came of a stage.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageDecision>))]
public enum StageDecision
{
    /// <summary>The video is a copy: what is known of the other is true of it.</summary>
    Duplicate,

    /// <summary>It takes a closer look.</summary>
    Continue,

    /// <summary>Not worth its cost here.</summary>
    Skipped,

    /// <summary>Done; it had nothing to decide.</summary>
    Done,
}
