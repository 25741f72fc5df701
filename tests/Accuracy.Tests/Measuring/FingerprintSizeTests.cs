using TVidz.Accuracy.Measuring;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Accuracy.Tests.Measuring;

public sealed class FingerprintSizeTests
{
    private static readonly Fingerprint TwoMinutes = new(Fingerprint.CurrentVersion, 120, [10, 20, 30]);

    [Fact]
    public void A_cut_takes_eight_bytes() => FingerprintSize.BytesAMinute(TwoMinutes).ShouldBe(12);

    [Fact]
    public void Pictures_take_what_they_take_in_the_database()
    {
        var pictures = new PictureTrack([new PictureRun(0, 60, 0, 40, default), new PictureRun(60, 120, 0, 40, default)]);
        FingerprintSize.BytesAMinute(TwoMinutes with { Pictures = pictures })
            .ShouldBe(12 + (PictureTrackCodec.Encode(pictures).Length / 2.0));
    }
}
