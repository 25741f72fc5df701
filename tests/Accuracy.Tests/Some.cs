using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy.Tests;

/// <summary>Films that need no file.</summary>
internal static class Some
{
    private static readonly CameraPath Still = new(1, 1, 0, 0, 0, 0, 0, 0);

    public static Source Picture(int number) =>
        new($"picture-{number}", $"picture-{number}.jpg", $"{number:x24}", SourceKind.Picture, 0, Look(number));

    public static Film Film(string id, params int[] frames) => new(
        id, FilmKind.Cuts, [.. frames.Select((count, i) => new Shot(Picture(i), count, 0, Still))], 0);

    public static CopyInput Input(Film film) => new(
        film, Film("other", 1000), Film("stranger", 1000), one => new RecipeInput([], one.Id, one.Id), 5);

    /// <summary>Looks that are far from each other.</summary>
    private static byte[] Look(int number)
    {
        var look = new byte[32];
        new Random(number).NextBytes(look);
        return look;
    }
}
