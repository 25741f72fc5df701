using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TVidz.Api.Operations;

/// <summary>Which build this is.</summary>
public static class BuildInfoEndpoints
{
    private const string Service = "tvidz-api";
    private static readonly BuildInfo Info = Read(typeof(BuildInfoEndpoints).Assembly);

    /// <summary>Maps the call.</summary>
    public static void MapBuildInfo(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/build-info", Get).WithTags("Operations");

    /// <summary>Version, commit and build date, and the same under the predecessor's names.</summary>
    public static Ok<BuildInfo> Get() => TypedResults.Ok(Info);

    // The version that the SDK writes: 1.2.3+COMMIT. The date is given by who builds (-p:BuildDate=2026-01-31T12:00:00Z),
    // since a build of the same commit is otherwise the same, byte for byte.
    private static BuildInfo Read(Assembly assembly)
    {
        var parts = (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0")
            .Split('+', 2);
        var commit = parts.ElementAtOrDefault(1);
        var date = assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == "BuildDate")?.Value;
        var dateParts = (date ?? "").Split('T', 2);
        return new BuildInfo(
            Service, parts[0], commit, date, RuntimeInformation.FrameworkDescription,
            new Predecessor(
                Service, commit ?? "unknown", date is null ? "unknown" : dateParts[0],
                dateParts.ElementAtOrDefault(1)?.TrimEnd('Z') ?? "unknown"));
    }

    /// <summary>A build.</summary>
    /// <param name="Service">Of what.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Commit">The commit it was built from, when known.</param>
    /// <param name="BuildDate">When it was built (UTC), when known.</param>
    /// <param name="Runtime">What it runs on.</param>
    /// <param name="Inspector">The same under the predecessor's names.</param>
    public sealed record BuildInfo(
        string Service, string Version, string? Commit, string? BuildDate, string Runtime, Predecessor Inspector);

    /// <summary>A build under the predecessor's names; <c>unknown</c> for what is not known.</summary>
    /// <param name="Service">Of what.</param>
    /// <param name="GitCommit">The commit.</param>
    /// <param name="BuildDate">The day.</param>
    /// <param name="BuildTime">The time of day.</param>
    public sealed record Predecessor(
        [property: JsonPropertyName("service")] string Service,
        [property: JsonPropertyName("git_commit")] string GitCommit,
        [property: JsonPropertyName("build_date")] string BuildDate,
        [property: JsonPropertyName("build_time")] string BuildTime);
}
