using System.Text.Json.Serialization;

namespace TVidz.GrainInterfaces.Library;

/// <summary>What a person decided about a pair of videos.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>They do share material.</summary>
    Confirmed,

    /// <summary>They are no duplicates, whatever the evidence.</summary>
    Dismissed,
}
