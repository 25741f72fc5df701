using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Matching;
using TVidz.Accuracy.Measuring;

namespace TVidz.Accuracy.Early;

/// <summary>
/// Asks the early stages alone (packets, key frames) for the corpus's copies, whatever their size: what they decide, whether
/// it is right, and whether a full analysis would have found more.
/// </summary>
public static class EarlyBenchmark
{
    private const int ProgressEvery = 50;

    private const string Usage = """
        Usage: bench early [--set tune|report] [--films N] [--only TRANSFORM]... [--padding N] [--json FILE] [--corpus FOLDER]
          As bench accuracy has them; default: 10000 padding videos, artifacts/bench/early.json.
        Exits with 1 when a decision is false, or recall is lower than without the early stages.
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly string[] Defaults =
        ["--padding", "10000", "--json", Path.Combine("artifacts", "bench", "early.json")];

    /// <summary>Runs the benchmark.</summary>
    /// <param name="arguments">The command line without the command.</param>
    /// <param name="output">Hears of progress and gets the table.</param>
    /// <param name="cancellationToken">Stops the run; what was built of the corpus stays.</param>
    /// <returns>0, or 1 when a bar is missed, or 2 when the command line is wrong.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (AccuracyOptions.Parse([.. Defaults, .. arguments]) is not { Quick: false } options)
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        var clock = Stopwatch.StartNew();
        var cache = new CorpusCache(options.Corpus);
        var films = await Library.PlanAsync(cache, options, cancellationToken);
        await films.MakeFilmsAsync(cancellationToken);
        Query[] queries = [.. films.Queries(options.Only)];
        await cache.MakeAsync(queries.Select(query => query.Recipe), cancellationToken);

        var library = new EarlyLibrary(Systems.Analyzer(), options.Padding);
        foreach (var film in films.All)
        {
            await library.AddAsync(film.Id, films.PathOf(film).Source, cancellationToken);
        }

        var asked = await AskAsync(library, cache, queries, output, cancellationToken);
        EarlyRow[] rows =
        [
            .. asked.GroupBy(query => query.Decision.Query.Transform).Select(group => EarlyRow.Of(group.Key, [.. group])),
            EarlyRow.Of("all", asked),
        ];
        Write(rows, output);
        await output.WriteLineAsync(Invariant($"Set {options.Set}, {queries.Length} queries, {clock.Elapsed.TotalSeconds:0} s"));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Json))!);
        await File.WriteAllTextAsync(options.Json, JsonSerializer.Serialize(rows, Json), cancellationToken);
        return rows[^1] is { False: 0 } all && all.FoundOn >= all.FoundOff ? 0 : 1;
    }

    private static async Task<EarlyRow.Asked[]> AskAsync(
        EarlyLibrary library, CorpusCache cache, Query[] queries, TextWriter output, CancellationToken cancellationToken)
    {
        var asked = new EarlyRow.Asked[queries.Length];
        var done = 0;
        await Parallel.ForAsync(
            0, queries.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                var path = cache.PathOf(queries[i].Recipe);
                var decision = await library.DecideAsync(queries[i], path, token);
                asked[i] = decision.By is EarlyStage.None
                    ? new EarlyRow.Asked(decision, null, null)
                    : new EarlyRow.Asked(
                        decision,
                        Answer.Of(queries[i], library.Known(decision)),
                        Answer.Of(queries[i], await library.AskInFullAsync(path, token)));
                if (Interlocked.Increment(ref done) is var count && count % ProgressEvery == 0)
                {
                    await output.WriteLineAsync($"{count} of {queries.Length} queries asked");
                }
            });
        return asked;
    }

    private static void Write(EarlyRow[] rows, TextWriter output)
    {
        output.WriteLine("| transform | queries | by packets | by key frames | false decisions | found, early: in full | false matches, early: in full | doubts |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var row in rows)
        {
            var doubts = string.Join(", ", row.Doubts.OrderByDescending(doubt => doubt.Value).Select(doubt => $"{doubt.Key} {doubt.Value}"));
            output.WriteLine(
                $"| {row.Transform} | {row.Queries} | {row.Packets} | {row.KeyFrames} | {row.False} "
                + $"| {row.FoundOn} : {row.FoundOff} | {row.FalseOn} : {row.FalseOff} | {doubts} |");
        }
    }
}
