using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Storage;

namespace TVidz.Grains.Persistence;

/// <summary>
/// Grain state as plain JSON: camelCase, enumerations as words, and no name of any type, so that classes may be
/// renamed; a member that is not known (any more) is passed over. What is marked <see cref="JsonIgnoreAttribute"/>,
/// such as a snapshot's revision, is not stored: a state has members of its own for what it needs.
/// </summary>
public sealed class GrainStateSerializer : IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    /// <inheritdoc/>
    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, Options)!;
}
