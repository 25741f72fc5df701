namespace TVidz.Fingerprints.Tests;

public sealed class SceneCutListTests
{
    [Theory]
    [InlineData(new[] { 1.0, double.NaN }, null, "sceneCuts[1] is NaN: it must be a finite number of seconds")]
    [InlineData(new[] { double.PositiveInfinity }, null, "sceneCuts[0] is Infinity: it must be a finite number of seconds")]
    [InlineData(new[] { -0.5 }, null, "sceneCuts[0] is -0.5: it must not be negative")]
    [InlineData(new[] { 1.0, 3, 2 }, null, "sceneCuts[2] is 2: it must be greater than the value before it, 3")]
    [InlineData(new[] { 1.0, 1 }, null, "sceneCuts[1] is 1: it must be greater than the value before it, 1")]
    [InlineData(new[] { 1.0, 12 }, 10.0, "sceneCuts[1] is 12: it lies beyond the end of the video, 10 seconds")]
    [InlineData(new[] { 200_000.0 }, null, "sceneCuts[0] is 200000: it lies beyond the end of the video, 172800 seconds")]
    [InlineData(new double[0], 0.0, "duration is 0: it must be above 0 and at most 172800 seconds")]
    [InlineData(new double[0], -1.0, "duration is -1: it must be above 0 and at most 172800 seconds")]
    [InlineData(new double[0], double.NaN, "duration is NaN: it must be above 0 and at most 172800 seconds")]
    [InlineData(new double[0], 172_801.0, "duration is 172801: it must be above 0 and at most 172800 seconds")]
    public void A_bad_list_is_refused_with_the_value_that_is_wrong(double[] cuts, double? duration, string message)
    {
        SceneCutList.Validate(cuts, duration).ShouldBe(message);
        Should.Throw<ArgumentException>(() => SceneCutList.ToFingerprint(cuts, duration)).Message.ShouldStartWith(message);
    }

    [Fact]
    public void Too_many_cuts_are_refused() =>
        SceneCutList.Validate([.. Enumerable.Range(1, 100_001).Select(i => i * 0.5)], null)
            .ShouldBe("sceneCuts has 100001 values: at most 100000 are accepted");

    [Fact]
    public void A_good_list_becomes_a_fingerprint_without_a_cut_at_the_beginning()
    {
        SceneCutList.Validate([0, 1.5, 10], 10).ShouldBeNull();
        var fingerprint = SceneCutList.ToFingerprint([0, 1.5, 10], 10);

        fingerprint.Version.ShouldBe(Fingerprint.CurrentVersion);
        fingerprint.Duration.ShouldBe(10);
        fingerprint.SceneCuts.ShouldBe([1.5, 10]);
    }

    [Fact]
    public void Without_a_duration_the_video_ends_with_its_last_cut()
    {
        SceneCutList.ToFingerprint([1.5, 4], null).Duration.ShouldBe(4);
        SceneCutList.ToFingerprint([], null).Duration.ShouldBe(0);
    }
}
