using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TVidz.Fingerprints;

namespace TVidz.Bench.Index;

/// <summary>Finding the videos that share cuts with a query: every row compared, against the index, in one run.</summary>
internal static class IndexBenchmark
{
    private const int Queries = 200, Seed = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Measures each library size, prints a table and writes the figures as JSON.</summary>
    public static void Run(IReadOnlyList<int> sizes, TextWriter output, string jsonPath)
    {
        output.WriteLine("| videos | every row: p50, p99 | found | false | index: p50, p99 | found first | false | memory | built in |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var figures = new List<IndexFigures>();
        foreach (var size in sizes)
        {
            figures.Add(Measure(size));
            output.WriteLine(Row(figures[^1]));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(jsonPath))!);
        File.WriteAllText(jsonPath, JsonSerializer.Serialize(figures, Json));
    }

    private static IndexFigures Measure(int size)
    {
        var library = SyntheticLibrary.Create(size, Seed);
        var scan = new PredecessorSearch(library);
        var index = new FingerprintIndex(new MatcherOptions());
        var build = Stopwatch.StartNew();
        for (var i = 0; i < size; i++)
        {
            index.Put(Id(i), 1, library[i]);
        }

        build.Stop();
        int scanFound = 0, scanFalse = 0, indexFound = 0, indexFalse = 0;
        var (scanTimes, indexTimes) = (new List<double>(), new List<double>());
        var random = new Random(Seed + 1);
        for (var i = -Queries / 10; i < Queries; i++)
        {
            var origin = random.Next(size);
            var query = SyntheticLibrary.Disguise(library[origin], random);
            var (rows, scanTime) = Time(() => scan.Search(query));
            var (matches, indexTime) = Time(() => index.Search(query, exceptVideoId: null, minScore: null, limit: 100));
            if (i < 0)
            {
                continue; // The first tenth warms up.
            }

            scanTimes.Add(scanTime);
            indexTimes.Add(indexTime);
            scanFound += rows.Contains(origin) ? 1 : 0;
            scanFalse += rows.Count(row => row != origin);
            indexFound += matches.Count > 0 && matches[0].VideoId == Id(origin) ? 1 : 0;
            indexFalse += matches.Count(match => match.VideoId != Id(origin));
        }

        return new IndexFigures(
            size, Queries,
            Percentile(scanTimes, 0.5), Percentile(scanTimes, 0.99), scanFound, scanFalse,
            Percentile(indexTimes, 0.5), Percentile(indexTimes, 0.99), indexFound, indexFalse,
            index.MemoryBytes / 1e6, build.Elapsed.TotalSeconds);
    }

    private static string Id(int video) => string.Create(CultureInfo.InvariantCulture, $"video-{video:D7}");

    private static (T Value, double Milliseconds) Time<T>(Func<T> action)
    {
        var started = Stopwatch.GetTimestamp();
        var value = action();
        return (value, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static double Percentile(List<double> values, double share) =>
        values.Order().ElementAt((int)(share * (values.Count - 1)));

    private static string Row(IndexFigures f) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {f.Videos:#,0} | {f.ScanP50Milliseconds:0.0} ms, {f.ScanP99Milliseconds:0.0} ms | {f.ScanFound}/{f.Queries} | {f.ScanFalse} "
        + $"| {f.IndexP50Milliseconds:0.0} ms, {f.IndexP99Milliseconds:0.0} ms | {f.IndexFound}/{f.Queries} | {f.IndexFalse} "
        + $"| {f.IndexMegabytes:0} MB | {f.BuildSeconds:0.0} s |");
}
