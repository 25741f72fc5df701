using System.Text.Json.Serialization;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>How thumbnails are written into <c>videos.thumbnails</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Thumbnails))]
internal sealed partial class ThumbnailsJson : JsonSerializerContext;
