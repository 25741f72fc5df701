using TVidz.Accuracy.Background;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Accuracy.Tests.Background;

public sealed class DistanceHistogramTests
{
    private const byte Full = 200, Poor = 100;

    [Fact]
    public void Pictures_of_one_video_are_held_against_those_kept_of_another()
    {
        var histogram = new DistanceHistogram();
        histogram.Add(Query(Full, 0), Kept(Full, 0b111, 0b11111));
        histogram.Pairs.ShouldBe(2);
        histogram.Near(2).ShouldBe(0);
        histogram.Near(3).ShouldBe(1);
        histogram.LogShare(3).ShouldBe(Math.Log(0.5));
        histogram.LogShare(5).ShouldBe(0);
    }

    [Theory]
    [InlineData(Full, Poor)]
    [InlineData(Poor, Full)]
    public void Pictures_that_do_not_count_in_full_are_left_out(byte query, byte kept)
    {
        var histogram = new DistanceHistogram();
        histogram.Add(Query(query, 0), Kept(kept, 0));
        histogram.Pairs.ShouldBe(0);
    }

    private static Fingerprint Query(byte detail, ulong bits) => new(Fingerprint.CurrentVersion, 1, [])
    {
        Probe = new PictureProbe([new ProbePicture(0, 1, 0, detail, [new PictureHash(0, bits)])]),
    };

    private static Fingerprint Kept(byte detail, params ulong[] bits) => new(Fingerprint.CurrentVersion, bits.Length, [])
    {
        Pictures = new PictureTrack(
            [.. bits.Select((hash, i) => new PictureRun(i, i + 1, 0, detail, new PictureHashes(new PictureHash(0, hash), default, default)))]),
    };
}
