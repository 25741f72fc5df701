using TVidz.Api.Errors;
using TVidz.Fingerprints;

namespace TVidz.Api.Search;

/// <summary>Scene cuts as a request gives them.</summary>
internal static class SceneCutErrors
{
    /// <summary>Checks <c>duration</c> and <c>sceneCuts</c>; both may be wrong at once.</summary>
    public static FieldErrors SceneCuts(this FieldErrors errors, double[]? cuts, double? duration)
    {
        var durationFault = SceneCutList.Validate([], duration);
        var cutFault = cuts is null
            ? "sceneCuts is missing"
            : SceneCutList.Validate(cuts, durationFault is null ? duration : null);
        return errors.Add("duration", Sentence(durationFault)).Add("sceneCuts", Sentence(cutFault));
    }

    private static string? Sentence(string? fault) => fault is null ? null : fault + ".";
}
