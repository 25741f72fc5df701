using System.Text.RegularExpressions;
using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Tests.Corpus;

public sealed class LongFilmRecipeTests
{
    private static readonly Film Film = new(
        "long", FilmKind.Long,
        [.. Enumerable.Range(0, 200).Select(i => new Shot(Some.Picture(i % 3), 20 + i, 0, new(1, 1, 0, 0, 0, 0, 0, 0)))], 0);

    private static string PathOf(Recipe recipe) => $"/corpus/{recipe.Key()}.mp4";

    [Fact]
    public void A_reel_reads_each_picture_once() =>
        LongFilmRecipe.Reels(Film).Select(reel => reel.Inputs.Length).ShouldBe([3, 3, 3]);

    [Fact]
    public void The_reels_together_show_every_frame_in_order() =>
        LongFilmRecipe.Reels(Film).SelectMany(reel => Regex.Matches(reel.Graph, @":d=(\d+):s=320x180:"))
            .Select(match => int.Parse(match.Groups[1].Value))
            .ShouldBe(Film.Shots.Select(shot => shot.Frames));

    [Fact]
    public void The_film_is_its_reels_one_after_the_other()
    {
        var list = LongFilmRecipe.Of(Film, PathOf).Inputs.ShouldHaveSingleItem().Source;
        Regex.Matches(list, "file 'file:(.+)'").Select(match => match.Groups[1].Value)
            .ShouldBe(LongFilmRecipe.Reels(Film).Select(PathOf));
    }

    [Fact]
    public void Its_key_does_not_depend_on_where_the_reels_lie_but_on_what_they_are()
    {
        var key = LongFilmRecipe.Of(Film, PathOf).Key();
        LongFilmRecipe.Of(Film, reel => $"/elsewhere/{reel.Key()}.mp4").Key().ShouldBe(key);
        LongFilmRecipe.Of(Film with { Shots = Film.Shots.RemoveAt(150) }, PathOf).Key().ShouldNotBe(key);
    }
}
