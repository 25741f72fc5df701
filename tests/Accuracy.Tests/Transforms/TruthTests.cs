using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy.Tests.Transforms;

public sealed class TruthTests
{
    private static Copy Apply(string name) =>
        AllTransforms.List.Single(transform => transform.Name == name)
            .Apply(Some.Input(Some.Film("film", 400, 350, 250)));

    [Fact]
    public void A_faster_copy_is_shorter_by_its_speed()
    {
        var piece = Apply("speed-1.25").Truth.ShouldHaveSingleItem();
        piece.Speed.ShouldBe(1.25, 1e-9);
        piece.End.ShouldBe(32, 1e-9);
        piece.FilmTime(16).ShouldBe(20, 1e-9);
    }

    [Fact]
    public void A_trimmed_head_shifts_the_film()
    {
        var piece = Apply("head-trimmed").Truth.ShouldHaveSingleItem();
        (piece.Start, piece.End, piece.FilmStart, piece.FilmEnd).ShouldBe((0, 32, 8, 40));
    }

    [Fact]
    public void A_mirrored_fragment_says_so()
    {
        var piece = Apply("fragment-crop-mirrored").Truth.ShouldHaveSingleItem();
        piece.Mirrored.ShouldBeTrue();
        (piece.End - piece.Start).ShouldBe(12, 1e-9);
        piece.FilmEnd.ShouldBeLessThanOrEqualTo(40);
    }

    [Fact]
    public void A_splice_lies_in_the_middle_of_the_other_film()
    {
        var copy = Apply("spliced-15s");
        copy.Shared("film").ShouldBe(15, 1e-9);
        copy.Shared("other").ShouldBe(40, 1e-9);
        copy.Truth.Select(piece => piece.FilmId).ShouldBe(["other", "film", "other"]);
        copy.Truth[2].FilmStart.ShouldBe(copy.Truth[0].FilmEnd);
    }

    [Fact]
    public void Shuffled_pieces_follow_each_other_without_a_gap()
    {
        var copy = Apply("shuffled-two");
        copy.Truth.Zip(copy.Truth.Skip(1)).ShouldAllBe(pair => Math.Abs(pair.First.End - pair.Second.Start) < 1e-9);
        copy.Shared("film").ShouldBe(24, 1e-9);
        copy.Shared("other").ShouldBe(24, 1e-9);
        copy.Truth.Where(piece => piece.FilmId == "film").Select(piece => piece.FilmStart).Order().ShouldBe([0, 7, 14, 21]);
    }

    [Fact]
    public void Truth_lies_within_the_film_and_the_copy_for_every_transform()
    {
        var film = Some.Film("film", 400, 350, 250);
        foreach (var transform in AllTransforms.List)
        {
            var copy = transform.Apply(Some.Input(film));
            copy.Shared(film.Id).ShouldBeGreaterThan(0, transform.Name);
            copy.Truth.ShouldAllBe(piece => piece.Start >= 0 && piece.End > piece.Start && piece.FilmStart >= 0 && piece.FilmEnd <= 40);
        }
    }

    [Fact]
    public void No_two_transforms_have_one_name() =>
        AllTransforms.List
            .Select(transform => transform.Name).ShouldBeUnique();
}
