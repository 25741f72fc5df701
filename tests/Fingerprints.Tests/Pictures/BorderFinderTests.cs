using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Pictures;

public sealed class BorderFinderTests
{
    /// <summary>As a share of the frame.</summary>
    private const double Pixel = 1.0 / FingerprintBuilder.FrameHeight;

    [Theory]
    [InlineData(0.06)]
    [InlineData(0.125)]
    [InlineData(0.21)]
    public void A_letterbox_is_found_to_a_pixel(double bar) =>
        ForFilms(film => ShouldBe(Find(film.Letterboxed(bar)), 0, bar, 1, 1 - bar));

    [Theory]
    [InlineData(0.06)]
    [InlineData(0.125)]
    [InlineData(0.34)]
    public void A_pillarbox_is_found_to_a_pixel(double bar) =>
        ForFilms(film => ShouldBe(Find(film.Pillarboxed(bar)), bar, 0, 1 - bar, 1));

    [Theory]
    [InlineData(16)]
    [InlineData(235)]
    public void A_picture_on_still_ground_is_found_to_a_pixel(double ground) => ForFilms(film =>
        ShouldBe(Find(film.Within(Film.Blank(film.Duration, ground), 0.2, 0.3, 0.7, 0.8)), 0.2, 0.3, 0.7, 0.8));

    [Fact]
    public void Noise_on_the_bars_does_not_hide_them()
    {
        var random = new Random(1);
        ForFilms(film => ShouldBe(
            Find(film.Letterboxed(0.125).Graded(value => value + (3 * random.NextDouble()) - 1.5)), 0, 0.125, 1, 0.875));
    }

    [Fact]
    public void A_film_that_fills_the_frame_has_no_border() => ForFilms(film => Find(film).ShouldBe(Window.All));

    [Fact]
    public void A_dark_scene_is_no_border() => ForFilms(film =>
    {
        var dark = film.Graded(value => 16 + (value / 16));

        Find(dark).ShouldBe(Window.All);
    });

    [Fact]
    public void Darkness_at_one_side_for_some_seconds_is_no_border() => ForFilms(film =>
    {
        var night = film.Part(0, 4).Within(Film.Blank(4), 0.4, 0, 1, 1);

        Find(night.Then(film)).ShouldBe(Window.All);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(255)]
    public void Where_there_is_no_picture_nothing_is_border(double level) =>
        Find(Film.Blank(4, level)).ShouldBe(Window.All);

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Two_still_grounds_that_meet_are_no_borders(double where)
    {
        Find(Film.Blank(4, 16).Within(Film.Blank(4, 200), 0, 0, 1, where)).ShouldBe(Window.All);
        Find(Film.Blank(4, 16).Within(Film.Blank(4, 200), 0, 0, where, 1)).ShouldBe(Window.All);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    public void A_slight_slope_of_grey_is_no_border(double range)
    {
        Find(new Film(4, _ => (_, y) => 100 + (range * y))).ShouldBe(Window.All);
        Find(new Film(4, _ => (x, _) => 100 + (range * x))).ShouldBe(Window.All);
    }

    [Fact]
    public void A_speck_of_picture_does_not_make_the_rest_a_border() => ForFilms(film =>
        Find(film.Within(Film.Blank(film.Duration), 0.45, 0.45, 0.55, 0.55)).ShouldBe(Window.All));

    private static Window Find(Film film) => BorderFinder.Find(film.Frames(4));

    private static void ForFilms(Action<Film> test)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            test(Film.Of(seed, shots: 4));
        }
    }

    private static void ShouldBe(Window found, double left, double top, double right, double bottom)
    {
        found.Left.ShouldBe(left, Pixel);
        found.Top.ShouldBe(top, Pixel);
        found.Right.ShouldBe(right, Pixel);
        found.Bottom.ShouldBe(bottom, Pixel);
    }
}
