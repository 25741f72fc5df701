using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TVidz.Grains.Analysis;
using TVidz.Media;

namespace TVidz.Grains.Tests.Analysis;

public sealed class EarlyLookTests
{
    private static readonly EarlyLook Look =
        new(Options.Create(new AnalysisOptions { EarlyStagesFrom = 1000 }), NullLogger<EarlyLook>.Instance);

    [Theory]
    [InlineData(100, false, false)]
    [InlineData(300, true, false)]
    [InlineData(1100, true, true)]
    public void The_more_a_look_costs_the_larger_a_video_it_takes(double millionsOfPixels, bool packets, bool keyFrames)
    {
        var info = Video(millionsOfPixels);

        Look.IsWorthPackets(info).ShouldBe(packets);
        Look.IsWorthKeyFrames(info).ShouldBe(keyFrames);
    }

    [Fact]
    public void Packets_that_need_no_program_are_always_worth_it() =>
        Look.IsWorthPackets(Video(1) with { HasCheapPackets = true }).ShouldBeTrue();

    [Fact]
    public void Key_frames_for_which_all_frames_are_decoded_never_are() =>
        Look.IsWorthKeyFrames(Video(1100) with { Codec = "vp9" }).ShouldBeFalse();

    [Fact]
    public async Task A_file_that_cannot_be_read_early_is_left_to_the_full_pass() =>
        (await Look.TryAsync<string>(() => throw new MediaException(MediaError.Corrupt, "damaged"))).ShouldBeNull();

    private static MediaInfo Video(double millionsOfPixels) => new(millionsOfPixels, 1000, 1000, 1, "h264", "mov");
}
