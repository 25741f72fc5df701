using System.Collections.Immutable;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using TVidz.Accuracy.Corpus;

namespace TVidz.Bench.Analysis;

/// <summary>Makes films and their copies of the accuracy corpus's sources, larger than there; what is made is kept.</summary>
internal sealed class ClipMaker(CorpusCache cache)
{
    /// <summary>The share of the film at which the cut piece begins, and the share that it is long.</summary>
    private const double CutFrom = 0.3, CutLength = 0.5;

    /// <summary>Seconds of a small upload.</summary>
    private const double Small = 5;

    /// <summary>The films with hard cuts, the longest first, each for one clip: no two show the same.</summary>
    public async Task<IReadOnlyList<Film>> FilmsAsync(CancellationToken cancellationToken)
    {
        var sources = await new SourcePool(cache, new PackageStore(cache)).GetAsync(CorpusSet.Report, cancellationToken);
        return [.. new FilmPlanner(sources, CorpusSet.Report).Plan()
            .Where(film => film.Kind == FilmKind.Cuts)
            .OrderByDescending(film => film.Duration)];
    }

    /// <summary>The film in a size and a coding, with its copies.</summary>
    public async Task<Clip> MakeAsync(Film film, Size size, Coding coding, CancellationToken cancellationToken)
    {
        var shown = film with { Width = size.Width, Shots = Beginning(film, size.Seconds) };
        var first = await MakeAsync(
            FilmRecipe.Of(shown) with { Output = [.. coding.First, "-pix_fmt", "yuv420p"], Extension = coding.Container }, cancellationToken);
        var (from, length) = await PieceAsync(first.Source, shown.Duration, cancellationToken);
        var remuxed = await MakeAsync(Copied(first, [], coding.OtherContainer), cancellationToken);
        var cut = await MakeAsync(
            Copied(first with { Options = ["-ss", from, "-t", length] }, ["-avoid_negative_ts", "make_zero"], coding.Container), cancellationToken);
        var encoded = await MakeAsync(new Recipe([first], "null[out]", coding.Again, coding.Container), cancellationToken);
        return new Clip($"{size.Name} {coding.Name}", first.Source, remuxed.Source, cut.Source, encoded.Source);
    }

    /// <summary>Small uploads: pieces of seconds of different films, in H.264.</summary>
    public async Task<IReadOnlyList<string>> SmallAsync(IEnumerable<Film> films, Size size, CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var film in films)
        {
            var recipe = FilmRecipe.Of(film with { Width = size.Width, Shots = Beginning(film, Small) });
            paths.Add((await MakeAsync(
                recipe with { Output = [.. Coding.All[0].First, "-t", Text(Small)], Extension = "mp4" }, cancellationToken)).Source);
        }

        return paths;
    }

    private static Recipe Copied(RecipeInput input, ImmutableArray<string> options, string container) =>
        new([input], "", ["-c", "copy", .. options], container);

    private async Task<RecipeInput> MakeAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        await cache.MakeAsync([recipe], cancellationToken);
        return new RecipeInput([], cache.PathOf(recipe), recipe.Key());
    }

    /// <summary>The first shots that fill so many seconds.</summary>
    private static ImmutableArray<Shot> Beginning(Film film, double seconds)
    {
        var count = 0;
        for (var frames = 0; count < film.Shots.Length && frames < seconds * Film.Rate; count++)
        {
            frames += film.Shots[count].Frames;
        }

        return film.Shots[..count];
    }

    /// <summary>From the key frame after some time on: where a copy without encoding can begin.</summary>
    private static async Task<(string From, string Length)> PieceAsync(
        string path, double duration, CancellationToken cancellationToken)
    {
        var probe = await Cli.Wrap("ffprobe")
            .WithArguments(["-v", "error", "-select_streams", "v", "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0", path])
            .ExecuteBufferedAsync(cancellationToken);
        var keys = probe.StandardOutput.Split('\n')
            .Where(line => line.Contains(",K", StringComparison.Ordinal))
            .Select(line => double.Parse(line.AsSpan(0, line.IndexOf(',', StringComparison.Ordinal)), CultureInfo.InvariantCulture))
            .ToArray();
        var from = keys.First(time => time >= CutFrom * duration || time == keys[^1]);
        return (Text(from), Text(CutLength * duration));
    }

    private static string Text(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
