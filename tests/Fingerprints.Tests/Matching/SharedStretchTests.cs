using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Tests.Matching;

public sealed class SharedStretchTests
{
    [Fact]
    public void One_still_picture_that_a_better_stretch_has_is_no_stretch_of_its_own() =>
        Stretch(33.13, 33.38, 30.75).Contradicts(Stretch(0, 45.4, 0)).ShouldBeTrue();

    [Fact]
    public void One_still_picture_counts_once() =>
        Stretch(33.13, 33.38, 30.75).Contradicts(Stretch(33.13, 33.38, 30.75)).ShouldBeTrue();

    [Fact]
    public void Stretches_that_touch_do_not_contradict_each_other() =>
        Stretch(10, 20, 50).Contradicts(Stretch(0, 10.4, 0)).ShouldBeFalse();

    private static SharedStretch Stretch(double start, double end, double matchStart)
    {
        var line = LineFit.Through(start, matchStart, 1);
        var pictures = new PictureStretch(
            [new PicturePair(start, matchStart, end, 0, default, 10)], line, Geometry.Same, BlockMask.All, 10, Likeness: 10, Disagreeing: 0);
        return new SharedStretch(new Segment(start, end, matchStart, matchStart + end - start, 1, false), line, null, pictures);
    }
}
