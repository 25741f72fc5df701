using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TVidz.Fingerprints;

namespace TVidz.Grains.Persistence;

/// <summary>How segments are written into <c>matches.segments</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<Segment>))]
internal sealed partial class SegmentJson : JsonSerializerContext;
