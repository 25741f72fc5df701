using System.Globalization;

namespace TVidz.Api.Search;

/// <summary>Whether cuts that come from outside are ones.</summary>
public static class SceneCutCheck
{
    /// <summary>What is wrong with them, naming the first value that is; null when nothing is.</summary>
    /// <param name="cuts">Seconds; must be finite, above 0, strictly ascending, and at most the duration.</param>
    /// <param name="duration">Seconds; null: not known.</param>
    public static string? Validate(IReadOnlyList<double> cuts, double? duration)
    {
        for (var i = 0; i < cuts.Count; i++)
        {
            var fault = cuts[i] switch
            {
                var cut when !double.IsFinite(cut) => "is not a finite number",
                <= 0 => "must be above 0",
                var cut when i > 0 && cut <= cuts[i - 1] => $"must be above the cut before it, {Text(cuts[i - 1])}",
                var cut when cut > duration => $"must not be above duration, {Text(duration.Value)}",
                _ => null,
            };
            if (fault is not null)
            {
                return $"sceneCuts[{i}] {fault}; it was {Text(cuts[i])}.";
            }
        }

        return null;
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
