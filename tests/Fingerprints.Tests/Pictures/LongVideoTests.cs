using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Pictures;

/// <summary>Hours of video at little cost. Each looks at few frames a second, as more add nothing but time.</summary>
[Collection(nameof(Alone))]
public sealed class LongVideoTests
{
    private const int Hour = 3600, MostProbePictures = 4096, Kilobyte = 1024;

    [Fact]
    public void Two_hours_of_film_are_kept_in_four_kilobytes_a_minute()
    {
        const int duration = 2 * Hour;
        var frames = Enumerable.Range(0, 40).SelectMany(shot => Film.Shot(shot, 3).Frames(1)).ToArray();
        var tracker = new PictureTracker();
        for (var second = 0; second < duration; second++)
        {
            tracker.Add(second, frames[second % frames.Length]);
        }

        var (track, probe) = tracker.Complete(duration);

        PictureTrackCodec.Encode(track).Length.ShouldBeLessThan(duration / 60 * 4 * Kilobyte);
        track.Runs.Length.ShouldBeGreaterThan(duration / 3);
        probe.Pictures.Length.ShouldBeInRange(MostProbePictures / 2, MostProbePictures);
        probe.Pictures[0].Start.ShouldBeLessThan(10);
        probe.Pictures[^1].Start.ShouldBeGreaterThan(duration - 10);
    }

    [Fact]
    public void Twelve_hours_of_stills_need_no_more_memory_than_a_minute()
    {
        var stills = Enumerable.Range(0, 7).Select(seed => Film.Still(seed, 1).At(0).Frame()).ToArray();
        var builder = new FingerprintBuilder();
        Feed(0, 60);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Feed(60, 12 * Hour);

        // What is kept grows with the video: at most 4 KB a minute of pictures, and the probe up to its bound.
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan((12 * 60 * 4 * Kilobyte) + 4_000_000);
        builder.Build(12 * Hour).SceneCuts.Length.ShouldBe((12 * 60) - 1);

        void Feed(int start, int end)
        {
            for (var second = start; second < end; second += 3)
            {
                builder.Add(second, stills[second / 60 % stills.Length]);
            }
        }
    }

    [Fact]
    public void Twelve_hours_of_one_still_picture_are_few_runs()
    {
        var still = Film.Still(1, 1).At(0).Frame();
        var tracker = new PictureTracker();
        for (var second = 0; second < 12 * Hour; second += 4)
        {
            tracker.Add(second, still);
        }

        var track = tracker.Complete(12 * Hour).Track;

        track.Runs.Length.ShouldBeLessThan(12);
        track.Runs[0].Start.ShouldBe(0);
        track.Runs[^1].End.ShouldBe(12 * Hour);
    }
}
