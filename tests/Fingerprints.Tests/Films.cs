namespace TVidz.Fingerprints.Tests;

/// <summary>Made-up films, and copies of them.</summary>
internal static class Films
{
    /// <summary>A film with lognormal shots on a grid of 25 frames a second; the same for the same seed.</summary>
    public static Fingerprint Film(int seed, int cuts)
    {
        var random = new Random(seed);
        var times = new double[cuts];
        var time = 0.0;
        for (var i = 0; i < cuts; i++)
        {
            time += Math.Max(0.4, 3 * Math.Exp(0.8 * Normal(random)));
            times[i] = Math.Round(time * 25) / 25;
        }

        return Of(time + 1 + random.NextDouble(), times);
    }

    public static Fingerprint Of(double duration, IEnumerable<double> cuts) =>
        new(Fingerprint.CurrentVersion, duration, [.. cuts]);

    /// <summary>What is left of the film between two times.</summary>
    public static Fingerprint Trim(Fingerprint film, double start, double end) =>
        Of(end - start, film.SceneCuts.Where(cut => cut > start + 0.001 && cut < end).Select(cut => cut - start));

    /// <summary>The film, played so many times as fast.</summary>
    public static Fingerprint Play(Fingerprint film, double speed) =>
        Of(film.Duration / speed, film.SceneCuts.Select(cut => cut / speed));

    /// <summary>The film shown at 30 frames a second: every cut moves to the next frame.</summary>
    public static Fingerprint At30Frames(Fingerprint film) =>
        Of(film.Duration, film.SceneCuts.Select(cut => Math.Ceiling((cut * 30) - 0.001) / 30));

    /// <summary>Moves each cut by up to the jitter; loses and adds cuts by these shares.</summary>
    public static Fingerprint Damage(Fingerprint film, int seed, double jitter, double lost, double added)
    {
        var random = new Random(seed);
        var cuts = film.SceneCuts
            .Select(cut => (Cut: cut + (((2 * random.NextDouble()) - 1) * jitter), Keep: random.NextDouble() >= lost))
            .Where(cut => cut.Keep)
            .Select(cut => cut.Cut)
            .ToList();
        cuts.AddRange(Enumerable.Range(0, (int)Math.Round(film.SceneCuts.Length * added))
            .Select(_ => random.NextDouble() * film.Duration));
        return Of(film.Duration, cuts.Where(cut => cut > 0 && cut <= film.Duration).Distinct().Order());
    }

    /// <summary>Two films, one after the other.</summary>
    public static Fingerprint Join(Fingerprint film, Fingerprint next) => Of(
        film.Duration + next.Duration,
        [.. film.SceneCuts, film.Duration, .. next.SceneCuts.Select(cut => cut + film.Duration)]);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
