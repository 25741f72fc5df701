using System.Collections.Immutable;
using System.Text;
using Encoding = TVidz.Accuracy.Transforms.Encoding;

namespace TVidz.Accuracy.Corpus;

/// <summary>
/// How ffmpeg makes a film of hours: reels of some minutes, in which each picture is read once however often it is shown,
/// and then the reels one after the other, without encoding them again.
/// </summary>
internal static class LongFilmRecipe
{
    private const int ShotsAReel = 90;

    /// <summary>The reels' recipes, in order.</summary>
    public static IEnumerable<Recipe> Reels(Film film) =>
        film.Shots.Chunk(ShotsAReel).Select(shots => Reel(film, shots));

    /// <summary>The film's recipe.</summary>
    /// <param name="film">A film of pictures, with hard cuts.</param>
    /// <param name="pathOf">Where a reel lies, once it is made.</param>
    public static Recipe Of(Film film, Func<Recipe, string> pathOf)
    {
        Recipe[] reels = [.. Reels(film)];
        var list = new StringBuilder("data:text/plain,ffconcat version 1.0\n");
        foreach (var reel in reels)
        {
            list.Append($"file 'file:{pathOf(reel).Replace("'", @"'\''", StringComparison.Ordinal)}'\n");
        }

        var input = new RecipeInput(
            ["-f", "concat", "-safe", "0", "-protocol_whitelist", "file,data"], list.ToString(),
            string.Join('\n', reels.Select(reel => reel.Key())));
        return new Recipe([input], "", ["-c", "copy"], "mp4");
    }

    private static Recipe Reel(Film film, Shot[] shots)
    {
        var graph = new StringBuilder();
        var inputs = ImmutableArray.CreateBuilder<RecipeInput>();
        foreach (var group in shots.Index().GroupBy(shot => shot.Item.Source.Key))
        {
            graph.Append(Invariant($"[{inputs.Count}:v]{CameraPath.RoomFilters(film)},split={group.Count()}"));
            graph.AppendJoin("", group.Select(shot => Invariant($"[r{shot.Index}]"))).Append(';');
            inputs.Add(new RecipeInput([], group.First().Item.Source.Path, group.Key));
        }

        foreach (var (index, shot) in shots.Index())
        {
            graph.Append(Invariant($"[r{index}]{shot.Path.Filter(film, shot.Frames)},setsar=1,format=yuv420p[s{index}];"));
        }

        graph.AppendJoin("", Enumerable.Range(0, shots.Length).Select(i => Invariant($"[s{i}]")));
        graph.Append(Invariant($"concat=n={shots.Length}[out]"));
        return Encoding.H264At(24).Recipe(inputs.ToImmutable(), graph.ToString());
    }
}
