using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TVidz.Bench.Index;
using TVidz.Fingerprints;

namespace TVidz.Bench.Cuts;

/// <summary>The index of cuts by itself, one thread, at several library sizes in one run.</summary>
internal static class CutsBenchmark
{
    private const int LibrarySeed = 20, QuerySeed = 21, WarmUps = 25;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Measures each library size, prints tables and writes the figures as JSON.</summary>
    /// <param name="sizes">Videos.</param>
    /// <param name="queries">Searches of each kind.</param>
    /// <param name="output">Where the tables go.</param>
    /// <param name="jsonPath">Where the figures go.</param>
    public static void Run(IReadOnlyList<int> sizes, int queries, TextWriter output, string jsonPath)
    {
        var figures = new List<CutsFigures>();
        output.WriteLine("| videos | built in | bytes a video | of the heap | queries | p50, p99 | found | false | allocated |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var size in sizes)
        {
            figures.Add(Measure(size, queries));
            foreach (var kind in figures[^1].Kinds)
            {
                output.WriteLine(Row(figures[^1], kind));
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(jsonPath))!);
        File.WriteAllText(jsonPath, JsonSerializer.Serialize(figures, Json));
    }

    private static CutsFigures Measure(int size, int queries)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var build = new Stopwatch();
        var index = Build(size, build);
        heap = GC.GetTotalMemory(forceFullCollection: true) - heap;
        foreach (var query in CutQueries.Create(WarmUps, size, LibrarySeed, QuerySeed - 1))
        {
            Search(index, query.Fingerprint);
        }

        var matcher = new FingerprintMatcher(new MatcherOptions());
        var measures = CutQueries.Kinds.ToDictionary(kind => kind, _ => new List<Measurement>());
        foreach (var query in CutQueries.Create(queries, size, LibrarySeed, QuerySeed))
        {
            measures[query.Kind].Add(Measure(index, matcher, query));
        }

        return new CutsFigures(
            size, build.Elapsed.TotalSeconds, (double)index.MemoryBytes / size, (double)heap / size,
            [.. CutQueries.Kinds.Select(kind => Summarize(kind, measures[kind]))]);
    }

    private static FingerprintIndex Build(int size, Stopwatch build)
    {
        const int batch = 1000;
        var index = new FingerprintIndex(new MatcherOptions());
        foreach (var numbers in Enumerable.Range(0, size).Chunk(batch))
        {
            var videos = Array.ConvertAll(numbers, number => (Id(number), SyntheticLibrary.Video(LibrarySeed, number)));
            build.Start();
            foreach (var (id, video) in videos)
            {
                index.Put(id, 1, video);
            }

            build.Stop();
        }

        return index;
    }

    private static Measurement Measure(FingerprintIndex index, FingerprintMatcher matcher, CutQuery query)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        var matches = Search(index, query.Fingerprint);
        var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var isOrigin = matches.ToLookup(match => query.Origin is { } origin && match.VideoId == Id(origin));
        var best = query.Origin is { } number
            ? matcher.Align(query.Fingerprint, SyntheticLibrary.Video(LibrarySeed, number))
            : null;
        var isAlike = best is { IsMatch: true };
        return new Measurement(
            milliseconds, allocated, isAlike, isAlike && isOrigin[true].Any(match => AreAlike(match.Match, best!.Match!)),
            isOrigin[false].Count());
    }

    private static bool AreAlike(VideoMatch one, VideoMatch other) =>
        one.Segments.Length == other.Segments.Length
        && one.Segments.Zip(other.Segments).All(pair =>
            Math.Abs(pair.First.Start - pair.Second.Start) < 0.01 && Math.Abs(pair.First.End - pair.Second.End) < 0.01);

    private static IReadOnlyList<IndexMatch> Search(FingerprintIndex index, Fingerprint query) =>
        index.Search(query, exceptVideoId: null, minScore: null, limit: 100);

    /// <summary>As long as the ids that videos have.</summary>
    private static string Id(int video) =>
        string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{video:D12}");

    private static KindFigures Summarize(string kind, List<Measurement> measures)
    {
        double[] times = [.. measures.Select(measure => measure.Milliseconds).Order()];
        return new KindFigures(
            kind, measures.Count, times[(int)(0.5 * (times.Length - 1))], times[(int)(0.99 * (times.Length - 1))],
            measures.Count(measure => measure.IsAlike), measures.Count(measure => measure.IsFound),
            measures.Sum(measure => measure.False), measures.Average(measure => measure.Allocated));
    }

    private static string Row(CutsFigures figures, KindFigures kind) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {figures.Videos:#,0} | {figures.BuildSeconds:0.0} s | {figures.BytesPerVideo:#,0} | {figures.HeapBytesPerVideo:#,0} "
        + $"| {kind.Kind} | {kind.P50Milliseconds:0.00} ms, {kind.P99Milliseconds:0.00} ms | {kind.Found}/{kind.Alike} "
        + $"| {kind.False} in {kind.Queries} | {kind.BytesAllocated / 1000:#,0} kB |");

    private sealed record Measurement(double Milliseconds, long Allocated, bool IsAlike, bool IsFound, int False);
}
