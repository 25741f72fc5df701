using System.Globalization;

namespace TVidz.Fingerprints;

/// <summary>Scene cuts that come from outside: checked, and made into a <see cref="Fingerprint"/>.</summary>
public static class SceneCutList
{
    /// <summary>The most cuts of one video.</summary>
    public const int MaxCuts = 100_000;

    /// <summary>The longest video, in seconds: 48 hours.</summary>
    public const double MaxDuration = 48 * 60 * 60;

    /// <summary>What is wrong with the list, in words for its sender that name the value; null when nothing is.</summary>
    /// <param name="cuts">
    /// Seconds from the beginning of the video, strictly ascending, none negative. A cut at 0 is accepted: some
    /// detectors count the beginning of the first shot.
    /// </param>
    /// <param name="duration">Length of the video in seconds, above 0; null when it is not known.</param>
    public static string? Validate(IReadOnlyList<double> cuts, double? duration)
    {
        ArgumentNullException.ThrowIfNull(cuts);
        if (duration is { } length && !(length > 0 && length <= MaxDuration))
        {
            return Invariant($"duration is {length}: it must be above 0 and at most {MaxDuration} seconds");
        }

        if (cuts.Count > MaxCuts)
        {
            return Invariant($"sceneCuts has {cuts.Count} values: at most {MaxCuts} are accepted");
        }

        for (var i = 0; i < cuts.Count; i++)
        {
            if (ValidateCut(cuts, i, duration) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>The fingerprint of a video of which only the cuts are known.</summary>
    /// <param name="cuts">As <see cref="Validate"/> takes them; a cut at 0 is dropped.</param>
    /// <param name="duration">Length of the video in seconds; when null, it ends with the last cut.</param>
    /// <exception cref="ArgumentException"><see cref="Validate"/> finds something wrong.</exception>
    public static Fingerprint ToFingerprint(IReadOnlyList<double> cuts, double? duration)
    {
        if (Validate(cuts, duration) is { } error)
        {
            throw new ArgumentException(error, nameof(cuts));
        }

        return new Fingerprint(
            Fingerprint.CurrentVersion,
            duration ?? (cuts.Count > 0 ? cuts[^1] : 0),
            [.. cuts.Where(cut => cut > 0)]);
    }

    private static string? ValidateCut(IReadOnlyList<double> cuts, int index, double? duration)
    {
        var cut = cuts[index];
        if (!double.IsFinite(cut))
        {
            return Invariant($"sceneCuts[{index}] is {cut}: it must be a finite number of seconds");
        }

        if (cut < 0)
        {
            return Invariant($"sceneCuts[{index}] is {cut}: it must not be negative");
        }

        if (index > 0 && cut <= cuts[index - 1])
        {
            return Invariant(
                $"sceneCuts[{index}] is {cut}: it must be greater than the value before it, {cuts[index - 1]}");
        }

        var end = duration ?? MaxDuration;
        return cut > end
            ? Invariant($"sceneCuts[{index}] is {cut}: it lies beyond the end of the video, {end} seconds")
            : null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
