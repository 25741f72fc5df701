using System.Text.Json.Serialization;

namespace TVidz.GrainInterfaces.Videos;

/// <summary>Whether a video's fingerprint can decide anything.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Evidence>))]
public enum Evidence
{
    /// <summary>Too little (too short, no cuts): "no duplicates" says nothing.</summary>
    Insufficient,

    /// <summary>Enough: "no duplicates" means that none were found.</summary>
    Sufficient,
}
