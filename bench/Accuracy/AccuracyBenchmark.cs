using System.Diagnostics;
using System.Text.Json;
using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Matching;
using TVidz.Accuracy.Measuring;

namespace TVidz.Accuracy;

/// <summary>Measures how well copies are found, by this system and by others, on a corpus that it builds itself.</summary>
public static class AccuracyBenchmark
{
    private const int FilmsForCost = 2, ProgressEvery = 50;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Runs the benchmark.</summary>
    /// <param name="arguments">The command line without the command.</param>
    /// <param name="output">Hears of progress and gets the tables.</param>
    /// <param name="cancellationToken">Stops the run; what was built of the corpus stays.</param>
    /// <returns>
    /// 0, or 1 when this system misses a bar (in the small run: today's figures), or 2 when the command line is wrong.
    /// </returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (AccuracyOptions.Parse(arguments) is not { } options)
        {
            await output.WriteLineAsync(AccuracyOptions.Usage);
            return 2;
        }

        var cache = new CorpusCache(options.Corpus);
        var library = await Library.PlanAsync(cache, options, cancellationToken);
        await library.MakeFilmsAsync(cancellationToken);
        Query[] queries = [.. library.Queries(options.Only)];
        await MakeAsync(cache, queries, output, cancellationToken);

        var systems = new List<SystemReport>();
        foreach (var matcher in Systems.Wanted(options))
        {
            systems.Add(await AskAsync(matcher, cache, library, queries, output, cancellationToken));
        }

        var own = systems.Find(system => system.System == Systems.Own);
        var bars = own is null ? [] : options.Quick ? QuickRun.Gates(own) : own.Bars;
        TextReport.Write(systems, options.Quick ? bars : [], output);
        await WriteAsync(options, systems, cancellationToken);
        return bars.All(bar => bar.Passed) ? 0 : 1;
    }

    private static async Task MakeAsync(
        CorpusCache cache, Query[] queries, TextWriter output, CancellationToken cancellationToken)
    {
        var there = 0;
        foreach (var part in queries.Chunk(ProgressEvery))
        {
            await cache.MakeAsync(part.Select(query => query.Recipe), cancellationToken);
            there += part.Length;
            await output.WriteLineAsync($"corpus: {there} of {queries.Length} queries are there, {cache.Made} files made now");
        }
    }

    private static async Task<SystemReport> AskAsync(
        IVideoMatcher matcher, CorpusCache cache, Library library, Query[] queries, TextWriter output,
        CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        Film[] films = [.. library.All.Take(matcher.MostFilms)];
        string[] some = [.. films.Take(FilmsForCost).Select(film => library.PathOf(film).Source)];
        var cost = await matcher.CostAsync(some, cancellationToken);
        foreach (var film in films)
        {
            await matcher.AddAsync(film.Id, library.PathOf(film).Source, cancellationToken);
        }

        Query[] asked = [.. queries.Where(query => query.FilmId is null || Array.Exists(films, film => film.Id == query.FilmId))];
        var answers = new Answer[asked.Length];
        var done = 0;
        await Parallel.ForAsync(
            0, asked.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                answers[i] = Answer.Of(asked[i], await matcher.QueryAsync(cache.PathOf(asked[i].Recipe), token));
                if (Interlocked.Increment(ref done) is var count && count % ProgressEvery == 0)
                {
                    await output.WriteLineAsync($"{matcher.Name}: {count} of {asked.Length} queries asked");
                }
            });
        await output.WriteLineAsync(Invariant(
            $"{matcher.Name}: {asked.Length} queries about {films.Length} films took {clock.Elapsed.TotalSeconds:0} s"));
        return SystemReport.Of(matcher, answers, cost);
    }

    private static async Task WriteAsync(
        AccuracyOptions options, IReadOnlyList<SystemReport> systems, CancellationToken cancellationToken)
    {
        var report = new { Set = $"{options.Set}", options.Quick, options.Films, options.Unrelated, Systems = systems };
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Json))!);
        await File.WriteAllTextAsync(options.Json, JsonSerializer.Serialize(report, Json), cancellationToken);
        await File.WriteAllTextAsync(Path.ChangeExtension(options.Json, ".svg"), Plot.Svg(systems), cancellationToken);
    }
}
