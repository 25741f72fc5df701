using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Tests.Corpus;

public sealed class RecipeTests
{
    private static readonly Recipe Some = new([new RecipeInput([], "/a/film.mp4", "1234")], "[0:v]null[out]", ["-crf", "28"], "mp4");

    [Fact]
    public void The_key_does_not_depend_on_where_the_source_lies() =>
        (Some with { Inputs = [new RecipeInput([], "/b/film.mp4", "1234")] }).Key().ShouldBe(Some.Key());

    [Fact]
    public void The_key_changes_with_the_source() =>
        (Some with { Inputs = [new RecipeInput([], "/a/film.mp4", "1235")] }).Key().ShouldNotBe(Some.Key());

    [Fact]
    public void The_key_changes_with_filters_encoder_and_container()
    {
        string[] keys =
        [
            Some.Key(),
            (Some with { Graph = "[0:v]hflip[out]" }).Key(),
            (Some with { Output = ["-crf", "29"] }).Key(),
            (Some with { Extension = "mkv" }).Key(),
        ];
        keys.ShouldBeUnique();
    }
}
