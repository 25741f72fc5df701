using System.Collections.Immutable;
using System.Text;

namespace TVidz.Accuracy.Corpus;

/// <summary>How ffmpeg makes a film of its plan.</summary>
internal static class FilmRecipe
{
    /// <summary>The film's recipe.</summary>
    public static Recipe Of(Film film)
    {
        var graph = new StringBuilder();
        for (var i = 0; i < film.Shots.Length; i++)
        {
            graph.Append(Invariant($"[{i}:v]{Filters(film, film.Shots[i])},setsar=1,format=yuv420p,settb=1/{Film.Rate}[s{i}];"));
        }

        graph.Append(film.Dissolve > 0 ? Dissolved(film) : Joined(film));
        return new Recipe(
            [.. film.Shots.Select(Input)], graph.ToString(),
            ["-r", Invariant($"{Film.Rate}"), "-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-g", "250"], "mp4");
    }

    private static RecipeInput Input(Shot shot)
    {
        ImmutableArray<string> options = shot.Source.Kind != SourceKind.Picture
            ? ["-ss", Invariant($"{shot.From:F2}"), "-t", Invariant($"{((double)shot.Frames / Film.Rate) + 1:F2}")]
            : [];
        return new RecipeInput(options, shot.Source.Path, shot.Source.Key);
    }

    private static string Filters(Film film, Shot shot) => shot.Source.Kind != SourceKind.Picture
        ? Invariant($"fps={Film.Rate},scale={film.Width}:{film.Height}:force_original_aspect_ratio=increase,")
            + Invariant($"crop={film.Width}:{film.Height},tpad=stop_mode=clone:stop_duration=2,trim=end_frame={shot.Frames},")
            + "setpts=PTS-STARTPTS"
        : $"{CameraPath.RoomFilters(film)},{shot.Path.Filter(film, shot.Frames)}";

    private static string Joined(Film film) =>
        string.Concat(Enumerable.Range(0, film.Shots.Length).Select(i => Invariant($"[s{i}]")))
        + Invariant($"concat=n={film.Shots.Length}[out]");

    private static string Dissolved(Film film)
    {
        var graph = new StringBuilder();
        var before = "s0";
        var index = 1;
        foreach (var cut in film.Cuts())
        {
            var after = index == film.Shots.Length - 1 ? "out" : Invariant($"x{index}");
            graph.Append(Invariant(
                $"[{before}][s{index}]xfade=duration={(double)film.Dissolve / Film.Rate}:offset={cut:F2}[{after}];"));
            before = after;
            index++;
        }

        return graph.ToString(0, graph.Length - 1);
    }
}
