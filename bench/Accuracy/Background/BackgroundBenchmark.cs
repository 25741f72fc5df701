using System.Diagnostics;
using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Matching;
using TVidz.Fingerprints;

namespace TVidz.Accuracy.Background;

/// <summary>
/// Measures coincidence, on which the score's model rests: how alike pictures of different videos are, and how high pairs
/// of videos score that have nothing in common.
/// </summary>
public static class BackgroundBenchmark
{
    private const int NearestRow = 24, FarthestRow = 48, RowStep = 3, HighestScores = 5;

    /// <summary>Runs the benchmark.</summary>
    /// <param name="arguments">The command line without the command.</param>
    /// <param name="output">Gets the tables.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>0, or 2 when the command line is wrong.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (BackgroundOptions.Parse(arguments) is not { } options)
        {
            await output.WriteLineAsync(BackgroundOptions.Usage);
            return 2;
        }

        var clock = Stopwatch.StartNew();
        var cache = new CorpusCache(options.Accuracy.Corpus);
        var library = await Library.PlanAsync(cache, options.Accuracy, cancellationToken);
        await library.MakeFilmsAsync(cancellationToken);
        Film[] films = [.. library.All, .. library.Strangers];
        var fingerprints = await AnalyzeAsync([.. films.Select(film => library.PathOf(film).Source)], cancellationToken);
        var histogram = new DistanceHistogram();
        var scores = new UnrelatedScores();
        foreach (var (query, other) in Pairs(fingerprints))
        {
            histogram.Add(query, other);
            scores.Add(query, other);
        }

        if (options.WithCopies)
        {
            await AddCopiesAsync(cache, library, fingerprints, scores, cancellationToken);
        }

        Write(histogram, scores, output);
        await output.WriteLineAsync(Invariant($"Set {options.Accuracy.Set}, {films.Length} videos, {clock.Elapsed.TotalSeconds:0} s"));
        return 0;
    }

    /// <summary>No source serves two of these, so that each has nothing in common with the others.</summary>
    private static IEnumerable<(Fingerprint Query, Fingerprint Other)> Pairs(Fingerprint[] fingerprints) =>
        from query in fingerprints
        from other in fingerprints
        where query != other
        select (query, other);

    /// <summary>Each copy with the library's videos that it does not show.</summary>
    private static async Task AddCopiesAsync(
        CorpusCache cache, Library library, Fingerprint[] fingerprints, UnrelatedScores scores, CancellationToken cancellationToken)
    {
        Query[] copies = [.. library.Queries(new HashSet<string>()).Where(query => query.FilmId is not null)];
        await cache.MakeAsync(copies.Select(copy => copy.Recipe), cancellationToken);
        await InParallelAsync(copies.Length, async (i, token) =>
        {
            var copy = copies[i];
            var query = await OwnMatcher.FingerprintAsync(Systems.Analyzer(), cache.PathOf(copy.Recipe), token);
            foreach (var (film, fingerprint) in library.All.Zip(fingerprints))
            {
                if (film.Id != copy.FilmId && !copy.Truth.Any(piece => piece.FilmId == film.Id))
                {
                    scores.Add(query, fingerprint);
                }
            }
        }, cancellationToken);
    }

    private static async Task<Fingerprint[]> AnalyzeAsync(string[] paths, CancellationToken cancellationToken)
    {
        var analyzer = Systems.Analyzer();
        var fingerprints = new Fingerprint[paths.Length];
        await InParallelAsync(
            paths.Length,
            async (i, token) => fingerprints[i] = await OwnMatcher.FingerprintAsync(analyzer, paths[i], token),
            cancellationToken);
        return fingerprints;
    }

    private static Task InParallelAsync(
        int count, Func<int, CancellationToken, ValueTask> action, CancellationToken cancellationToken) => Parallel.ForAsync(
        0, count,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
        action);

    private static void Write(DistanceHistogram histogram, UnrelatedScores scores, TextWriter output)
    {
        output.WriteLine(Invariant($"{histogram.Pairs:#,0} pairs of pictures of different videos"));
        output.WriteLine("| distance, bits, at most | pairs | ln of their share |");
        output.WriteLine("| --- | --- | --- |");
        for (var distance = NearestRow; distance <= FarthestRow; distance += RowStep)
        {
            var share = histogram.Near(distance) > 0 ? Invariant($"{histogram.LogShare(distance):0.0}") : "";
            output.WriteLine(Invariant($"| {distance} | {histogram.Near(distance):#,0} | {share} |"));
        }

        output.WriteLine();
        output.WriteLine(Invariant($"{scores.Pairs:#,0} pairs of videos that have nothing in common; the highest scores"));
        output.WriteLine("| score | share of the threshold |");
        output.WriteLine("| --- | --- |");
        foreach (var score in scores.Highest(HighestScores))
        {
            output.WriteLine(Invariant($"| {score:0.000} | {UnrelatedScores.ShareOfThreshold(score):0.00} |"));
        }
    }
}
