using TVidz.Bench.Index;
using TVidz.Fingerprints;

namespace TVidz.Bench.Cuts;

/// <summary>
/// Searches of four kinds. All but strangers lose 10 % of their cuts and win 8 %, and each cut moves by up to 30 ms.
/// </summary>
internal static class CutQueries
{
    /// <summary>The kinds, in the order of the tables.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Copy, Fragment, Speed, Stranger];

    private const string Copy = "whole copies", Fragment = "fragments of 10 to 30 cuts",
        Speed = "fragments of 40 cuts at 0.7 to 1.5 times the speed", Stranger = "strangers";

    private const double Lost = 0.1, Added = 0.08, Jitter = 0.03;

    /// <summary>As many of each kind, in turns; the same for the same seeds.</summary>
    /// <param name="count">How many of each kind.</param>
    /// <param name="videos">Videos in the library.</param>
    /// <param name="librarySeed">The library's seed.</param>
    /// <param name="seed">The queries' seed.</param>
    public static IEnumerable<CutQuery> Create(int count, int videos, int librarySeed, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return Of(Copy, film => Damage(film, 1, random));
            yield return Of(Fragment, film => Damage(Cut(film, random.Next(10, 31), random), 1, random));
            yield return Of(Speed, film => Damage(Cut(film, 40, random), 0.7 + (0.8 * random.NextDouble()), random));
            yield return new CutQuery(Stranger, null, SyntheticLibrary.Video(seed, i));
        }

        CutQuery Of(string kind, Func<Fingerprint, Fingerprint> disguise)
        {
            var origin = random.Next(videos);
            return new CutQuery(kind, origin, disguise(SyntheticLibrary.Video(librarySeed, origin)));
        }
    }

    private static Fingerprint Cut(Fingerprint film, int cuts, Random random)
    {
        var first = random.Next(1, film.SceneCuts.Length - cuts);
        var (start, end) = (film.SceneCuts[first - 1] + 0.1, film.SceneCuts[first + cuts - 1] + 0.1);
        return film with
        {
            Duration = end - start,
            SceneCuts = [.. film.SceneCuts.Where(cut => cut > start && cut < end).Select(cut => cut - start)],
        };
    }

    private static Fingerprint Damage(Fingerprint film, double speed, Random random)
    {
        var duration = film.Duration / speed;
        var kept = film.SceneCuts
            .Where(_ => random.NextDouble() >= Lost)
            .Select(cut => (cut / speed) + (((2 * random.NextDouble()) - 1) * Jitter))
            .ToArray();
        var added = Enumerable.Range(0, (int)Math.Round(film.SceneCuts.Length * Added))
            .Select(_ => random.NextDouble() * duration);
        return film with
        {
            Duration = duration,
            SceneCuts = [.. kept.Concat(added).Where(cut => cut > 0 && cut <= duration).Distinct().Order()],
        };
    }
}
