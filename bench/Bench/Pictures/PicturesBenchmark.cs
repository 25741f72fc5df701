using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TVidz.Bench.Scale;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures.Index;

namespace TVidz.Bench.Pictures;

/// <summary>
/// Whole fingerprints of a minute, cuts and pictures, searched for in libraries whose videos all have pictures: the
/// partitions propose, the database gives the fingerprints, the judge aligns. No grains and no network but the database's.
/// </summary>
internal sealed class PicturesBenchmark(string postgres, int partitions, int queries, TextWriter output)
{
    private const int QuerySeed = 22, WarmUps = 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly FingerprintMatcher _matcher = new(new MatcherOptions());

    /// <summary>Measures each library size, prints a table and writes the figures as JSON.</summary>
    public async Task RunAsync(IReadOnlyList<int> sizes, string jsonPath)
    {
        await output.WriteLineAsync("| videos | pictures a video | bytes a video | of the heap | loaded in | queries | search: p50, p99 | propose | fetch | judge | processor time | aligned | found | false |");
        await output.WriteLineAsync("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var figures = new List<PicturesFigures>();
        foreach (var size in sizes)
        {
            figures.Add(await MeasureAsync(size));
            foreach (var kind in figures[^1].Kinds)
            {
                await output.WriteLineAsync(Row(figures[^1], kind));
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(jsonPath))!);
        await File.WriteAllTextAsync(jsonPath, JsonSerializer.Serialize(figures, Json));
    }

    private async Task<PicturesFigures> MeasureAsync(int size)
    {
        await using var table = new TrackTable(postgres, partitions);
        await table.FillAsync(size);
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        var library = await LoadAsync(table, size);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        heap = GC.GetTotalMemory(forceFullCollection: true) - heap;
        var random = new Random(QuerySeed);
        for (var i = 0; i < WarmUps; i++)
        {
            await MeasureAsync(library, table, origin: null, PictureVideos.Stranger(queries + i, random));
        }

        var copies = new List<Measurement>();
        var strangers = new List<Measurement>();
        for (var i = 0; i < queries; i++)
        {
            var origin = random.Next(size);
            copies.Add(await MeasureAsync(library, table, origin, PictureVideos.Copy(origin, random)));
            strangers.Add(await MeasureAsync(library, table, origin: null, PictureVideos.Stranger(i, random)));
        }

        return new PicturesFigures(
            size, (double)library.PictureCount / size, (double)library.MemoryBytes / size, (double)heap / size, seconds,
            [Summarize("copies of 60 s", copies), Summarize("strangers of 60 s", strangers)]);
    }

    private async Task<PictureLibrary> LoadAsync(TrackTable table, int size)
    {
        const int sample = 100;
        Fingerprint[] videos = [.. Enumerable.Range(0, sample).Select(PictureVideos.Video)];
        var library = new PictureLibrary(partitions);
        var share = size / partitions;
        await library.LoadAsync(
            table.ReadAsync,
            share,
            (long)(share * videos.Average(video => video.SceneCuts.Length)),
            (int)(share * videos.Average(video => IndexedPictures.Of(video.Pictures).Count)));
        return library;
    }

    private async Task<Measurement> MeasureAsync(PictureLibrary library, TrackTable table, int? origin, Fingerprint query)
    {
        var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var chosen = CandidateJudge.Choose(await library.ProposeAsync(query));
        var (propose, proposeUsed) = (Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - used);
        began = Stopwatch.GetTimestamp();
        await table.FetchAsync(chosen.Where(candidate => candidate.Fingerprint is null).Select(candidate => candidate.VideoId));
        var fetch = Stopwatch.GetElapsedTime(began);
        IndexCandidate[] candidates =
            [.. chosen.Select(candidate => candidate with { Fingerprint = PictureVideos.Video(PictureVideos.NumberOf(candidate.VideoId)) })];
        (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var matches = new CandidateJudge(_matcher).Judge(query, candidates, minScore: null, limit: 100);
        var (judge, judgeUsed) = (Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - used);
        var best = origin is { } number ? _matcher.Align(query, PictureVideos.Video(number)) : null;
        var isOrigin = matches.ToLookup(match => PictureVideos.NumberOf(match.VideoId) == origin);
        var isAlike = best is { IsMatch: true };
        return new Measurement(
            propose.TotalMilliseconds, fetch.TotalMilliseconds, judge.TotalMilliseconds,
            proposeUsed.TotalMilliseconds, judgeUsed.TotalMilliseconds, candidates.Length,
            isAlike, isAlike && isOrigin[true].Any(match => match.Match.Segments.SequenceEqual(best!.Match!.Segments)), isOrigin[false].Count());
    }

    private static PicturesFigures.Kind Summarize(string name, List<Measurement> measures) => new(
        name, measures.Count,
        Times.Of(measures.Select(measure => measure.Propose + measure.Fetch + measure.Judge)),
        Times.Of(measures.Select(measure => measure.Propose)),
        Times.Of(measures.Select(measure => measure.Fetch)),
        Times.Of(measures.Select(measure => measure.Judge)),
        measures.Average(measure => measure.ProposeUsed),
        measures.Average(measure => measure.JudgeUsed),
        measures.Average(measure => measure.Aligned),
        measures.Count(measure => measure.IsAlike),
        measures.Count(measure => measure.IsFound),
        measures.Sum(measure => measure.False));

    private static string Row(PicturesFigures figures, PicturesFigures.Kind kind) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {figures.Videos:#,0} | {figures.PicturesPerVideo:0} | {figures.BytesPerVideo:#,0} | {figures.HeapBytesPerVideo:#,0} "
        + $"| {figures.LoadSeconds:0.0} s | {kind.Name} | {kind.Whole} | {kind.Propose} | {kind.Fetch} | {kind.Judge} "
        + $"| {kind.ProposeProcessor:0.0} + {kind.JudgeProcessor:0.0} ms | {kind.Aligned:0.0} | {kind.Found}/{kind.Alike} | {kind.False} in {kind.Queries} |");

    private sealed record Measurement(
        double Propose, double Fetch, double Judge, double ProposeUsed, double JudgeUsed, int Aligned, bool IsAlike, bool IsFound, int False);
}
