namespace TVidz.Fingerprints;

/// <summary>The fingerprint of a piece of a video, made of the whole one's.</summary>
public static class FingerprintSlice
{
    /// <summary>Seconds from the piece's ends within which a cut is an end and no cut.</summary>
    private const double End = 0.02;

    /// <summary>The fingerprint of the seconds from <paramref name="start"/> to <paramref name="end"/>.</summary>
    /// <param name="fingerprint">Of the whole video. Its probe is left out.</param>
    /// <param name="start">Seconds, not negative.</param>
    /// <param name="end">Seconds, above <paramref name="start"/>.</param>
    public static Fingerprint Of(Fingerprint fingerprint, double start, double end)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        return new Fingerprint(
            fingerprint.Version,
            end - start,
            [.. fingerprint.SceneCuts.Where(cut => cut > start + End && cut < end - End).Select(cut => cut - start)])
        {
            Pictures = new([.. fingerprint.Pictures.Runs
                .Where(run => run.End > start && run.Start < end)
                .Select(run => run with { Start = Math.Max(run.Start, start) - start, End = Math.Min(run.End, end) - start })
                .OrderBy(run => run.Start)
                .ThenBy(run => run.Area)]),
        };
    }
}
