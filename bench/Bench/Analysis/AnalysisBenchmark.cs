using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TVidz.Bench.Analysis;

/// <summary>
/// Uploads films and copies of them to a running instance, and says which stage decided and what it cost: against bare
/// decoding and the predecessor's pipeline, on the same files, in turns.
/// </summary>
internal sealed class AnalysisBenchmark(Uploads uploads, ClipMaker maker, TextWriter output)
{
    /// <summary>Uploads of each kind before anything is measured: a service has long compiled its code when a video comes.</summary>
    private const int WarmUps = 30;

    /// <summary>Uploads of a kind that costs little, of which the mean is taken: clocks tick a hundred times a second.</summary>
    private const int Repeated = 5;

    /// <summary>Seconds of CPU of decoding below which a film is uploaded and decoded several times for the mean.</summary>
    private const double Cheap = 2;

    private const int SmallUploads = 4;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly List<CopyFigures> _figures = [];

    /// <summary>Measures the clips whose names contain one of some words, prints a table and the bars, and writes the figures as JSON.</summary>
    /// <returns>Whether all bars that were measured are reached.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<string> only, string jsonPath, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("Making films and copies …");
        var films = await maker.FilmsAsync(cancellationToken);
        var warm = await maker.MakeAsync(films[^1], Size.FullHd, Coding.All[0], cancellationToken);
        var clips = new List<Clip>();
        foreach (var (i, (size, coding)) in Wanted(only))
        {
            clips.Add(await maker.MakeAsync(films[i], size, coding, cancellationToken));
        }

        var small = await maker.SmallAsync(films.Take(SmallUploads), Size.FullHd, cancellationToken);
        await output.WriteLineAsync("Warming the silo up …");
        await WarmUpAsync(warm);
        var smallFigures = await SmallFigures.MeasureAsync(uploads, small);
        await WriteHeadAsync();
        foreach (var clip in clips)
        {
            await MeasureAsync(clip);
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync(smallFigures.ToString());
        var bars = Bars.Of(_figures, smallFigures);
        foreach (var bar in bars)
        {
            await output.WriteLineAsync(bar.ToString());
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(jsonPath))!);
        await File.WriteAllTextAsync(
            jsonPath, JsonSerializer.Serialize(new { Uploads = _figures, Small = smallFigures, Bars = bars }, Json), cancellationToken);
        return bars.All(bar => bar.IsReached);
    }

    private static IEnumerable<(int Index, (Size Size, Coding Coding) Kind)> Wanted(IReadOnlyList<string> only) =>
        Size.All.SelectMany(size => Coding.All.Select(coding => (size, coding))).Index()
            .Where(clip => only.Count == 0 || only.Contains($"{clip.Item.size.Name} {clip.Item.coding.Name}"));

    private async Task WarmUpAsync(Clip clip)
    {
        var film = await uploads.RunAsync(clip.Film, "warm");
        for (var i = 0; i < WarmUps; i++)
        {
            await uploads.RunAndDeleteAsync(clip.Film, $"warm-identical-{i}");
            await uploads.RunAndDeleteAsync(clip.Remuxed, $"warm-remuxed-{i}");
        }

        for (var i = 0; i < Repeated; i++)
        {
            await uploads.RunAndDeleteAsync(clip.Encoded, $"warm-encoded-{i}");
        }

        await uploads.DeleteAsync(film.VideoId);
    }

    private async Task MeasureAsync(Clip clip)
    {
        var times = (await Rivals.DecodeAsync(clip.Film)).Cpu < Cheap ? Repeated : 1;
        var film = await MeasureAsync(clip, CopyKind.New, clip.Film, times, times);
        await MeasureAsync(clip, CopyKind.Identical, clip.Film, Repeated, times);
        await MeasureAsync(clip, CopyKind.Remuxed, clip.Remuxed, Repeated, times);
        await MeasureAsync(clip, CopyKind.Cut, clip.Cut, Repeated, times);
        await MeasureAsync(clip, CopyKind.Encoded, clip.Encoded, times, times);
        await uploads.DeleteAsync(film);
    }

    private async Task<string> MeasureAsync(Clip clip, CopyKind kind, string path, int times, int decodings)
    {
        var done = new List<Upload>();
        for (var i = 0; i < times; i++)
        {
            if (done.Count > 0)
            {
                await uploads.DeleteAsync(done[^1].VideoId);
            }

            done.Add(await uploads.RunAsync(path, $"{kind}-{i}{Path.GetExtension(path)}"));
        }

        var last = done[^1];
        var decode = await DecodeAsync(path, decodings);
        var predecessor = await Rivals.PredecessorAsync(path);
        var figures = new CopyFigures(
            clip.Name, kind, last.Seconds, last.Stage, done.All(upload => upload.Duplicates == (kind is CopyKind.New ? 0 : 1)),
            Mean([.. done.Select(upload => upload.Cost)]), decode, predecessor);
        _figures.Add(figures);
        await output.WriteLineAsync(Row(figures));
        if (kind is not CopyKind.New)
        {
            await uploads.DeleteAsync(last.VideoId);
        }

        return last.VideoId;
    }

    private static async Task<Cost> DecodeAsync(string path, int times)
    {
        var costs = new List<Cost>();
        while (costs.Count < times)
        {
            costs.Add(await Rivals.DecodeAsync(path));
        }

        return Mean(costs);
    }

    private static Cost Mean(List<Cost> costs) => new(costs.Average(cost => cost.Cpu), costs.Average(cost => cost.Wall));

    private async Task WriteHeadAsync()
    {
        await output.WriteLineAsync("| video | upload | length | decided by | right | CPU, time | decode alone | predecessor | less CPU than the predecessor | CPU over decode |");
        await output.WriteLineAsync("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    private static string Row(CopyFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {figures.Clip} | {figures.Kind} | {figures.Seconds:0.0} s | {figures.Stage} | {(figures.IsRight ? "yes" : "no")} | {figures.Own} "
        + $"| {figures.Decode} | {figures.Predecessor} | {figures.TimesLess:0.0} × | {figures.OverDecode:0.00} |");
}
