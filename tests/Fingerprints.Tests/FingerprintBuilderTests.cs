namespace TVidz.Fingerprints.Tests;

public sealed class FingerprintBuilderTests
{
    private const int FrameBytes = FingerprintBuilder.FrameWidth * FingerprintBuilder.FrameHeight;

    private static readonly double[] Cuts = [2, 4.4, 5.2, 8, 9.6, 13.2];

    [Fact]
    public void Hard_cuts_are_found_at_the_first_frame_of_the_new_shot() =>
        Scene.Detect(25).SceneCuts.ShouldBe(Cuts, 1e-6);

    [Fact]
    public void Halved_contrast_changes_nothing() =>
        Scene.Detect(25, luma => (byte)(64 + (luma / 2))).SceneCuts.ShouldBe(Cuts, 1e-6);

    [Fact]
    public void Noise_changes_nothing()
    {
        var random = new Random(1);

        Scene.Detect(25, luma => (byte)Math.Clamp(luma + random.Next(-12, 13), 0, 255)).SceneCuts.ShouldBe(Cuts, 1e-6);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(60)]
    public void Frames_repeated_or_dropped_for_another_rate_move_cuts_by_less_than_a_frame(int rate)
    {
        var cuts = Scene.Detect(rate).SceneCuts;

        cuts.Length.ShouldBe(Cuts.Length);
        cuts.Zip(Cuts, (cut, expected) => cut - expected).ShouldAllBe(late => late > -1e-6 && late < 1.0 / rate + 1e-6);
    }

    [Fact]
    public void A_variable_frame_rate_finds_the_same_cuts()
    {
        var random = new Random(1);
        var builder = new FingerprintBuilder();
        for (var frame = 0; frame < 400; frame++)
        {
            var time = frame * 0.04;
            if (frame == 0 || Cuts.Any(cut => Math.Abs(cut - time) < 0.01) || random.Next(3) > 0)
            {
                builder.Add(time, Scene.Frame(time));
            }
        }

        builder.Build(16).SceneCuts.ShouldBe(Cuts, 1e-6);
    }

    [Fact]
    public void Black_bars_change_nothing() =>
        Scene.Detect(25, border: 24).SceneCuts.ShouldBe(Cuts, 1e-6);

    [Theory]
    [InlineData(25)]
    [InlineData(30)]
    public void A_flash_is_no_cut(int rate)
    {
        var builder = new FingerprintBuilder();
        var white = Enumerable.Repeat((byte)255, FrameBytes).ToArray();
        for (var frame = 0; frame < rate * 4; frame++)
        {
            var time = (double)frame / rate;
            builder.Add(time, time is >= 1 and < 1.07 ? white : Scene.Shot(1, time));
        }

        builder.Build(4).SceneCuts.ShouldBeEmpty();
    }

    [Fact]
    public void A_dissolve_is_no_cut()
    {
        var builder = new FingerprintBuilder();
        for (var frame = 0; frame < 100; frame++)
        {
            var share = Math.Clamp((frame - 40) / 25.0, 0, 1);
            byte[] mixed = [.. Scene.Shot(1, 0).Zip(Scene.Shot(2, 0), (a, b) => (byte)((a * (1 - share)) + (b * share)))];
            builder.Add(frame / 25.0, mixed);
        }

        builder.Build(4).SceneCuts.ShouldBeEmpty();
    }

    [Fact]
    public void A_single_shot_has_no_cuts()
    {
        var builder = new FingerprintBuilder();
        for (var frame = 0; frame < 250; frame++)
        {
            builder.Add(frame / 25.0, Scene.Shot(3, frame / 25.0));
        }

        builder.Build(10).SceneCuts.ShouldBeEmpty();
    }

    [Fact]
    public void Frames_without_end_at_one_moment_are_not_hoarded()
    {
        var builder = new FingerprintBuilder();
        var still = Scene.Shot(1, 0);
        builder.Add(0, still);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            builder.Add(0, still);
        }

        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(100_000);
        builder.FrameCount.ShouldBe(10_001);
    }

    [Fact]
    public void Cuts_are_confirmed_while_frames_come_and_complete_when_built()
    {
        var builder = new FingerprintBuilder();
        for (var frame = 0; frame <= 52; frame++)
        {
            builder.Add(frame * 0.04, Scene.Frame(frame * 0.04));
        }

        builder.SceneCuts.ShouldBeEmpty();
        builder.Build(2.1).SceneCuts.ShouldBe([2], 1e-6);
        builder.Build(2.1).SceneCuts.ShouldBe([2], 1e-6);
    }

    [Fact]
    public void A_video_of_no_frames_or_one_has_no_cuts()
    {
        new FingerprintBuilder().Build(0).SceneCuts.ShouldBeEmpty();
        var builder = new FingerprintBuilder();
        builder.Add(0, new byte[FrameBytes]);

        var fingerprint = builder.Build(0.04);

        fingerprint.SceneCuts.ShouldBeEmpty();
        fingerprint.Duration.ShouldBe(0.04);
    }

    [Fact]
    public void A_duration_shorter_than_the_frames_is_corrected()
    {
        var builder = new FingerprintBuilder();
        builder.Add(0, new byte[FrameBytes]);
        builder.Add(5, new byte[FrameBytes]);

        builder.Build(3).Duration.ShouldBe(5);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_time_that_falls_or_is_none_is_refused(double time)
    {
        var builder = new FingerprintBuilder();
        builder.Add(1, new byte[FrameBytes]);

        Should.Throw<ArgumentException>(() => builder.Add(time, new byte[FrameBytes]));
    }

    [Fact]
    public void A_frame_of_another_size_is_refused() =>
        Should.Throw<ArgumentException>(() => new FingerprintBuilder().Add(0, new byte[FrameBytes - 1]));

    [Fact]
    public void No_frame_may_follow_the_end()
    {
        var builder = new FingerprintBuilder();
        builder.Build(1);

        Should.Throw<InvalidOperationException>(() => builder.Add(0, new byte[FrameBytes]));
    }

    /// <summary>16 seconds of 7 shots, each a pattern that moves slowly, filmed at 25 frames a second.</summary>
    private static class Scene
    {
        public static Fingerprint Detect(int rate, Func<byte, byte>? grade = null, int border = 0)
        {
            var builder = new FingerprintBuilder();
            for (var frame = 0; frame < rate * 16; frame++)
            {
                var time = (double)frame / rate;
                var luma = Frame(Math.Floor((time * 25) + 1e-6) / 25);
                for (var i = 0; i < luma.Length; i++)
                {
                    var line = i / FingerprintBuilder.FrameWidth;
                    luma[i] = line < border || line >= FingerprintBuilder.FrameHeight - border ? (byte)16
                        : grade is null ? luma[i] : grade(luma[i]);
                }

                builder.Add(time, luma);
            }

            return builder.Build(16);
        }

        public static byte[] Frame(double time) => Shot(Cuts.Count(cut => cut <= time + 1e-6), time);

        public static byte[] Shot(int shot, double time)
        {
            var luma = new byte[FrameBytes];
            var (across, down) = (0.03 + (0.017 * shot), 0.11 - (0.013 * shot));
            for (var i = 0; i < luma.Length; i++)
            {
                var (x, y) = (i % FingerprintBuilder.FrameWidth, i / FingerprintBuilder.FrameWidth);
                luma[i] = (byte)(128 + (100 * Math.Sin((across * x) + (0.4 * time) + shot) * Math.Cos((down * y) + shot)));
            }

            return luma;
        }
    }
}
