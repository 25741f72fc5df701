using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Persistence;

/// <summary>How the stages of an analysis are written into <c>videos.stages</c>.</summary>
internal static class StageJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The stages as text; null for none.</summary>
    public static string? Write(ImmutableArray<AnalysisStage> stages) =>
        stages.IsEmpty ? null : JsonSerializer.Serialize(stages, Options);

    /// <summary>The stages that were written.</summary>
    public static ImmutableArray<AnalysisStage> Read(string? text) =>
        text is null ? [] : JsonSerializer.Deserialize<ImmutableArray<AnalysisStage>>(text, Options);
}
