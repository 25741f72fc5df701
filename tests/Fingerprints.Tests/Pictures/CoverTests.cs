using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Pictures;

public sealed class CoverTests
{
    private const int Rate = 4, Uncovered = 4;

    [Fact]
    public void Lifting_stickers_brings_the_pictures_nearer_to_the_original()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var film = Film.Of(seed);
            var original = Centres(film, area: 0);

            var (covered, lifted) = (Centres(film.Stickered(), area: 0), Centres(film.Stickered(), Uncovered));

            lifted.Keys.ShouldBe(covered.Keys);
            Distance(lifted, original).ShouldBeLessThan(0.85 * Distance(covered, original));
        }
    }

    [Fact]
    public void What_was_lifted_is_searched_for_and_not_kept()
    {
        var fingerprint = Film.Of(1).Stickered().Analysed();

        fingerprint.Probe.ShouldNotBeNull().Pictures.ShouldContain(picture => picture.Area == Uncovered);
        fingerprint.Pictures.Runs.ShouldNotContain(run => run.Area == Uncovered);
    }

    [Fact]
    public void Of_a_film_without_anything_still_nothing_is_lifted()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            CoverFinder.Find(Film.Of(seed).Frames(Rate), Window.All).ShouldBeNull();
        }
    }

    [Fact]
    public void A_picture_that_is_still_itself_is_no_cover() =>
        CoverFinder.Find(Film.Still(1, 8).Frames(Rate), Window.All).ShouldBeNull();

    [Fact]
    public void Bars_are_no_cover()
    {
        var frames = Film.Of(2).Letterboxed(0.2).Frames(Rate);

        CoverFinder.Find(frames, BorderFinder.Find(frames)).ShouldBeNull();
    }

    [Fact]
    public void Where_all_of_a_line_and_column_is_covered_the_picture_stays_as_it_is()
    {
        var (frame, lifted) = (Film.Of(3).At(0).Frame(), new byte[FingerprintBuilder.FrameWidth * FingerprintBuilder.FrameHeight]);
        var isCovered = new bool[frame.Length];
        Array.Fill(isCovered, true);

        new Cover(isCovered, (0, 0, FingerprintBuilder.FrameWidth, FingerprintBuilder.FrameHeight)).Lift(frame, lifted);

        lifted.ShouldBe(frame);
    }

    private static Dictionary<double, PictureHash> Centres(Film film, int area) => film.Analysed().Probe.ShouldNotBeNull().Pictures
        .Where(picture => picture.Area == area)
        .ToDictionary(picture => picture.Start, picture => picture.Hashes[0]);

    private static double Distance(Dictionary<double, PictureHash> some, Dictionary<double, PictureHash> others) =>
        some.Where(picture => others.ContainsKey(picture.Key)).Average(picture => picture.Value.DistanceTo(others[picture.Key]));
}
