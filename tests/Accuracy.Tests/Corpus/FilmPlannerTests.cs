using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Tests.Corpus;

public sealed class FilmPlannerTests
{
    private static readonly Source[] Sources = [.. Enumerable.Range(0, 150).Select(Some.Picture)];

    private readonly IReadOnlyList<Film> _films = new FilmPlanner(Sources, CorpusSet.Tune).Plan();

    [Fact]
    public void Each_source_serves_one_film_only() =>
        _films.SelectMany(film => film.Shots.Select(shot => shot.Source.Id).Distinct()).ShouldBeUnique();

    [Fact]
    public void The_same_sources_give_the_same_films() =>
        new FilmPlanner(Sources, CorpusSet.Tune).Plan().Select(film => FilmRecipe.Of(film).Key())
            .ShouldBe(_films.Select(film => FilmRecipe.Of(film).Key()));

    [Fact]
    public void Films_last_from_30_to_60_seconds() =>
        _films.ShouldAllBe(film => film.Duration >= 29.9 && film.Duration <= 61);

    [Fact]
    public void All_kinds_are_there() =>
        _films.Select(film => film.Kind).Distinct().Order().ShouldBe(Enum.GetValues<FilmKind>());

    [Fact]
    public void A_cut_changes_the_source() =>
        _films.ShouldAllBe(film => film.Shots.Zip(film.Shots.Skip(1)).All(pair => pair.First.Source != pair.Second.Source));
}
