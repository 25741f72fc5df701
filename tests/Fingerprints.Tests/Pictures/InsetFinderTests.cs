using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Pictures;

public sealed class InsetFinderTests
{
    private const double TwoPixels = 2.0 / FingerprintBuilder.FrameHeight;

    [Theory]
    [InlineData(0.2, 0.2, 0.8, 0.8)]
    [InlineData(0.5, 0.55, 0.95, 0.95)]
    [InlineData(0.05, 0.1, 0.55, 0.6)]
    public void A_film_within_another_is_found_to_two_pixels(double left, double top, double right, double bottom) =>
        ForPairs((film, ground) => InsetFinder.Find(film.Within(ground, left, top, right, bottom).Frames(4))
            .ShouldContain(inset => Math.Abs(inset.Left - left) <= TwoPixels && Math.Abs(inset.Top - top) <= TwoPixels
                && Math.Abs(inset.Right - right) <= TwoPixels && Math.Abs(inset.Bottom - bottom) <= TwoPixels));

    [Fact]
    public void Both_of_two_films_side_by_side_are_found() => ForPairs((film, other) =>
    {
        var insets = InsetFinder.Find(film.Beside(other).Frames(4)).OrderBy(inset => inset.Left).ToList();

        insets.Count.ShouldBe(2);
        insets[0].Left.ShouldBe(0);
        insets[0].Right.ShouldBe(0.5, TwoPixels);
        insets[1].Left.ShouldBe(0.5, TwoPixels);
        insets[1].Right.ShouldBe(1);
    });

    [Fact]
    public void An_ordinary_film_has_none() => ForPairs((film, _) => InsetFinder.Find(film.Frames(4)).ShouldBeEmpty());

    [Fact]
    public void A_single_shot_has_none()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            InsetFinder.Find(Film.Shot(seed, 16).Frames(4)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_blank_video_has_none() => InsetFinder.Find(Film.Blank(4).Frames(4)).ShouldBeEmpty();

    private static void ForPairs(Action<Film, Film> test)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            test(Film.Of(seed, shots: 5), Film.Of(seed + 50, shots: 8));
        }
    }
}
