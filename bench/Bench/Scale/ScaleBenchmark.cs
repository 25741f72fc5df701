using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TVidz.Bench.Cuts;
using TVidz.Bench.Index;
using TVidz.Fingerprints;

namespace TVidz.Bench.Scale;

/// <summary>Import and search through the real path (REST, grains, database), and what people would use instead, in one run.</summary>
internal sealed class ScaleBenchmark(RestLibrary library, IndexAlone alone, SqlRivals rivals, int queries, TextWriter output)
{
    private const int LibrarySeed = 20, QuerySeed = 21, Callers = 4, AddedASecond = 100;

    /// <summary>Searches the rivals' ways, of libraries up to <see cref="MostForGin"/> and of larger ones: each takes many seconds there.</summary>
    private const int RivalQueries = 5, RivalQueriesOfMany = 2;

    /// <summary>With more videos, building a GIN index takes too long.</summary>
    private const int MostForGin = 100_000;

    /// <summary>With more videos, all rows as Python's objects take more memory than there is beside the index.</summary>
    private const int MostForPython = 100_000;

    /// <summary>Numbers of the videos that are added during searches; those of the library are below.</summary>
    private const int FirstAdded = 500_000_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private int _added;

    /// <summary>Lets the library grow from size to size, prints a table and writes the figures as JSON.</summary>
    public async Task RunAsync(IReadOnlyList<int> sizes, string jsonPath)
    {
        await output.WriteLineAsync("| videos | import | bytes a video | in the silo: p50, p99 | as the client sees it | the index alone: loaded in; p50, p99 | while 100 videos a second are added | searches a second | found of an exhaustive search's | all rows fetched, in Python with SQLAlchemy: p50 | in C# | GIN index: p50, built in |");
        await output.WriteLineAsync("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var figures = new List<ScaleFigures>();
        var held = 0;
        foreach (var size in sizes)
        {
            var seconds = await library.ImportAsync(LibrarySeed, held, size - held);
            figures.Add(await MeasureAsync(size, (size - held) / seconds));
            held = size;
            await output.WriteLineAsync(Row(figures[^1]));
        }

        foreach (var (fewer, more) in figures.Zip(figures.Skip(1)).Concat(figures.Skip(2).TakeLast(1).Select(last => (figures[0], last))))
        {
            await output.WriteLineAsync(Growth(fewer, more));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(jsonPath))!);
        await File.WriteAllTextAsync(jsonPath, JsonSerializer.Serialize(figures, Json));
    }

    private async Task<ScaleFigures> MeasureAsync(int size, double importPerSecond)
    {
        CutQuery[] warmUps = [.. CutQueries.Create(queries / 4, size, LibrarySeed, QuerySeed - 1)];
        CutQuery[] all = [.. CutQueries.Create(queries, size, LibrarySeed, QuerySeed)];
        await library.WaitAsync(all[0].Fingerprint);
        await SearchAsync(warmUps);
        var answers = await SearchAsync(all);
        var bytes = await library.BytesPerVideoAsync(size + _added);
        var whileAdding = await WhileAddingAsync(all);
        var perSecond = await ThroughputAsync(all);
        var sample = new ExhaustiveSample(LibrarySeed).Compare(size, all, answers);
        var aloneFigures = await alone.MeasureAsync(size, warmUps, all);
        var rivalQueries = all.Take(size > MostForGin ? RivalQueriesOfMany : RivalQueries).ToArray();
        var scans = await AnswersAsync(rivalQueries, rivals.ScanAsync);
        var inPython = size > MostForPython ? null : await InPythonAsync(rivalQueries, scans);
        var (gin, ginBuild) = size > MostForGin ? (null, null) : await GinAsync(rivalQueries);
        return new ScaleFigures(
            size, importPerSecond, bytes,
            Times.Of(answers.Select(answer => answer.SiloMilliseconds)), Times.Of(answers.Select(answer => answer.Milliseconds)),
            aloneFigures, Times.Of(whileAdding.Select(answer => answer.Milliseconds)), perSecond, all.Length, sample,
            inPython, TimesOf(scans), gin, ginBuild);
    }

    private async Task<List<RestLibrary.Answer>> SearchAsync(IEnumerable<CutQuery> searches)
    {
        var answers = new List<RestLibrary.Answer>();
        foreach (var query in searches)
        {
            answers.Add(await library.SearchAsync(query.Fingerprint));
        }

        return answers;
    }

    private async Task<List<RestLibrary.Answer>> WhileAddingAsync(CutQuery[] searches)
    {
        using var stop = new CancellationTokenSource();
        var adding = AddAsync(stop.Token);
        var answers = await SearchAsync(searches);
        await stop.CancelAsync();
        await adding;
        return answers;
    }

    private async Task AddAsync(CancellationToken stop)
    {
        const int times = 5;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / times));
        while (!stop.IsCancellationRequested)
        {
            await library.ImportAsync(LibrarySeed, FirstAdded + _added, AddedASecond / times);
            _added += AddedASecond / times;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task<double> ThroughputAsync(CutQuery[] searches)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(searches.Chunk(1 + (searches.Length / Callers)).Select(SearchAsync));
        return searches.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The same searches in Python, which have to find the same; a video of the library, as it is, goes before them unmeasured.</summary>
    private async Task<Times> InPythonAsync(CutQuery[] searches, List<RivalAnswer> expected)
    {
        await using var python = rivals.StartPython();
        var known = SyntheticLibrary.Video(LibrarySeed, 0);
        var warmUp = await python.SearchAsync(known);
        var answers = await AnswersAsync(searches, python.SearchAsync);
        var areEqual = warmUp.Found.Contains(RestLibrary.Id(0)) && warmUp.FoundAs(await rivals.ScanAsync(known))
            && answers.Zip(expected).All(pair => pair.First.FoundAs(pair.Second));
        return areEqual ? TimesOf(answers) : throw new InvalidOperationException("Python and C# do not find the same videos.");
    }

    private async Task<(Times? Times, double? BuildSeconds)> GinAsync(CutQuery[] searches)
    {
        var began = Stopwatch.GetTimestamp();
        await rivals.BuildAsync();
        var build = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var answers = await AnswersAsync(searches, rivals.GinAsync);
        await rivals.DropAsync();
        return (TimesOf(answers), build);
    }

    private static async Task<List<RivalAnswer>> AnswersAsync(CutQuery[] searches, Func<Fingerprint, Task<RivalAnswer>> search)
    {
        var answers = new List<RivalAnswer>();
        foreach (var query in searches)
        {
            answers.Add(await search(query.Fingerprint));
        }

        return answers;
    }

    private static Times TimesOf(IEnumerable<RivalAnswer> answers) => Times.Of(answers.Select(answer => answer.Milliseconds));

    private static string Row(ScaleFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {figures.Videos:#,0} | {figures.ImportPerSecond:#,0} a second | {figures.BytesPerVideo:#,0} | {figures.Silo} | {figures.Client} "
        + $"| {figures.Alone} | {figures.WhileAdding}; p99 {figures.WhileAdding.P99 / figures.Client.P99:0.0} × | {figures.QueriesPerSecond:0} "
        + $"| {figures.Sample.Found}/{figures.Sample.Matches} of {figures.Sample.Pairs:#,0} pairs "
        + $"| {Scan(figures.ScanInPython, figures)} | {Scan(figures.ScanInCSharp, figures)} | {Gin(figures)} |");

    private static string Scan(Times? times, ScaleFigures figures) => times is null
        ? "not asked"
        : string.Create(CultureInfo.InvariantCulture, $"{times.P50:#,0} ms, {times.P50 / figures.Client.P50:#,0} ×");

    private static string Gin(ScaleFigures figures) => figures.Gin is { } times && figures.GinBuildSeconds is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $"{times.P50:0.0} ms, {seconds:0} s")
        : "not built";

    private static string Growth(ScaleFigures fewer, ScaleFigures more) => string.Create(
        CultureInfo.InvariantCulture,
        $"From {fewer.Videos:#,0} to {more.Videos:#,0} videos p50 grows {more.Silo.P50 / fewer.Silo.P50:0.0} × in the silo, "
        + $"{more.Client.P50 / fewer.Client.P50:0.0} × as the client sees it, "
        + $"{more.Alone.Search.P50 / fewer.Alone.Search.P50:0.0} × in the index alone.");
}
