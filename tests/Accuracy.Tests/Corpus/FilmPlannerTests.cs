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
    public void Films_last_from_30_to_60_seconds_but_for_the_long_one() =>
        _films.Where(film => film.Kind != FilmKind.Long).ShouldAllBe(film => film.Duration >= 29.9 && film.Duration <= 61);

    [Fact]
    public void The_long_film_lasts_two_hours() =>
        _films.Single(film => film.Kind == FilmKind.Long).Duration.ShouldBe(7_200, 1);

    [Fact]
    public void The_long_film_shows_nothing_again_in_the_same_way()
    {
        var shots = _films.Single(film => film.Kind == FilmKind.Long).Shots;
        shots.Select(shot => (shot.Source, shot.Path)).ShouldBeUnique();
        shots.Zip(shots.Skip(1), (shot, next) => (shot.Source, shot.Frames, next.Source, next.Frames)).ShouldBeUnique();
    }

    [Fact]
    public void All_kinds_are_there() =>
        _films.Select(film => film.Kind).Distinct().Order().ShouldBe(Enum.GetValues<FilmKind>());

    [Fact]
    public void A_cut_changes_the_source() =>
        _films.ShouldAllBe(film => film.Shots.Zip(film.Shots.Skip(1)).All(pair => pair.First.Source != pair.Second.Source));
}
