using System.Text.Json;
using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Matching;
using TVidz.Accuracy.Measuring;

namespace TVidz.Accuracy;

/// <summary>Measures how well copies are found, by this system and by others, on a corpus that it builds itself.</summary>
public static class AccuracyBenchmark
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Runs the benchmark.</summary>
    /// <param name="arguments">The command line without the command.</param>
    /// <param name="output">Hears of progress and gets the tables.</param>
    /// <param name="cancellationToken">Stops the run; what was built of the corpus stays.</param>
    /// <returns>0, or 1 when this system misses a bar, or 2 when the command line is wrong.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (AccuracyOptions.Parse(arguments) is not { } options)
        {
            await output.WriteLineAsync(AccuracyOptions.Usage);
            return 2;
        }

        var cache = new CorpusCache(options.Corpus);
        var library = await Library.PlanAsync(cache, options.Set, options.Films, cancellationToken);
        await library.MakeFilmsAsync(cancellationToken);
        Query[] queries = [.. library.Queries(options.Only, FilmPlanner.Unrelated)];
        await MakeAsync(cache, queries, output, cancellationToken);

        var systems = new List<SystemReport>();
        foreach (var matcher in Systems.Wanted(options))
        {
            systems.Add(await AskAsync(matcher, cache, library, queries, output, cancellationToken));
        }

        TextReport.Write(systems, output);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Json))!);
        await File.WriteAllTextAsync(options.Json, JsonSerializer.Serialize(systems, Json), cancellationToken);
        await File.WriteAllTextAsync(Path.ChangeExtension(options.Json, ".svg"), Plot.Svg(systems), cancellationToken);
        return systems.Exists(system => system.System == Systems.Own && system.Bars.Any(bar => !bar.Passed)) ? 1 : 0;
    }

    private static async Task MakeAsync(
        CorpusCache cache, Query[] queries, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var (index, query) in queries.Index())
        {
            await cache.GetAsync(query.Recipe, cancellationToken);
            if (index % 50 == 49)
            {
                await output.WriteLineAsync($"corpus: {index + 1} of {queries.Length} queries are there, {cache.Made} files made now");
            }
        }
    }

    private static async Task<SystemReport> AskAsync(
        IVideoMatcher matcher, CorpusCache cache, Library library, Query[] queries, TextWriter output,
        CancellationToken cancellationToken)
    {
        foreach (var film in library.All)
        {
            await matcher.AddAsync(film.Id, library.PathOf(film).Source, cancellationToken);
        }

        var answers = new List<Answer>();
        foreach (var query in queries)
        {
            answers.Add(Answer.Of(query, await matcher.QueryAsync(cache.PathOf(query.Recipe), cancellationToken)));
            if (answers.Count % 50 == 0)
            {
                await output.WriteLineAsync($"{matcher.Name}: {answers.Count} of {queries.Length} queries asked");
            }
        }

        return SystemReport.Of(matcher.Name, "", matcher.Threshold, answers);
    }
}
