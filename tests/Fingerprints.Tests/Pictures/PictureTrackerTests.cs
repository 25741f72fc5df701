using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Pictures;

public sealed class PictureTrackerTests
{
    [Fact]
    public void Runs_follow_each_other_without_gaps_to_the_end()
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var film = Film.Of(seed);

            var runs = film.Analysed().Pictures.Runs.Where(run => run.Area == 0).ToList();

            runs[0].Start.ShouldBe(0);
            runs.Skip(1).Select(run => run.Start).ShouldBe(runs.SkipLast(1).Select(run => run.End));
            runs[^1].End.ShouldBe(film.Duration);
            runs.ShouldAllBe(run => run.End > run.Start);
        }
    }

    [Fact]
    public void Every_shot_has_a_picture_that_begins_within_a_sample_of_the_cut()
    {
        var fingerprint = Film.Of(1).Analysed();

        foreach (var cut in fingerprint.SceneCuts)
        {
            fingerprint.Pictures.Runs.ShouldContain(run => run.Start >= cut - 1e-6 && run.Start < cut + 0.36);
        }
    }

    [Fact]
    public void Of_what_is_blank_nothing_is_kept_and_nothing_searched_for()
    {
        var film = Film.Of(1, 2).Then(Film.Blank(20)).Then(Film.Of(2, 2)).Analysed();

        film.Pictures.Runs.ShouldNotBeEmpty();
        film.Pictures.Runs.ShouldAllBe(run => run.Detail > 0);
        var start = Film.Of(1, 2).Duration;
        film.Pictures.Runs.ShouldNotContain(run => run.Start > start + 0.3 && run.End < start + 19.7);
        film.Probe.ShouldNotBeNull().Pictures.ShouldNotContain(picture => picture.Start > start + 0.3 && picture.End < start + 19.7);
    }

    [Fact]
    public void Without_frames_there_is_nothing()
    {
        var (track, probe) = new PictureTracker().Complete(0);

        track.IsEmpty.ShouldBeTrue();
        probe.Pictures.ShouldBeEmpty();
    }

    [Fact]
    public void Frames_that_come_seldom_are_all_looked_at()
    {
        var film = Film.Of(1);

        var (track, probe) = Track(film, interval: 1);

        probe.Pictures.Count(picture => picture.Area == 0).ShouldBe((int)Math.Ceiling(film.Duration));
        track.Runs[^1].End.ShouldBe(film.Duration);
    }

    private static (PictureTrack Track, PictureProbe Probe) Track(Film film, double interval)
    {
        var tracker = new PictureTracker();
        for (var time = 0.0; time < film.Duration; time += interval)
        {
            tracker.Add(time, film.At(time).Frame());
        }

        return tracker.Complete(film.Duration);
    }
}
