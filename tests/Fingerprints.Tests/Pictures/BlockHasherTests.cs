using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests.Pictures;

public sealed class BlockHasherTests
{
    private const int Seeds = 20;

    public static readonly TheoryData<string> Grades =
        ["brighter", "darker", "less contrast", "more contrast", "gamma 0.6", "gamma 1.6"];

    [Theory]
    [MemberData(nameof(Grades))]
    public void Brightness_contrast_and_gamma_change_few_bits(string grade)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var picture = Hashing.Landscape(seed);

            var graded = Hashing.HashOfFrame((x, y) => Grade(picture(x, y), grade)).Hash;

            graded.DistanceTo(Hashing.HashOfFrame(picture).Hash).ShouldBeLessThan(16);
        }
    }

    [Theory]
    [InlineData(0.25, 0.25, 0x0001)]
    [InlineData(0.5, 0.5, 0x0033)]
    [InlineData(1, 0.25, 0x000F)]
    public void An_overlay_changes_only_the_blocks_that_it_covers(double width, double height, int blocks)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (picture, overlay) = (Hashing.Pixels(seed), Hashing.Pixels(-1 - seed));

            var difference = Hashing.HashOf((x, y) => x < width && y < height ? overlay(x, y) : picture(x, y)).Hash
                .DifferenceTo(Hashing.HashOf(picture).Hash);

            difference.PopCount().ShouldBeGreaterThan(0);
            Enumerable.Range(0, PictureHash.Bytes).Where(block => (blocks & (1 << block)) == 0)
                .ShouldAllBe(block => difference.PopCount(block) == 0);
        }
    }

    [Fact]
    public void Unrelated_pictures_differ_in_about_half_of_their_bits()
    {
        var hashes = Enumerable.Range(0, 60).Select(seed => Hashing.HashOfFrame(Hashing.Landscape(seed)).Hash).ToList();
        var distances = hashes.SelectMany((hash, i) => hashes.Skip(i + 1).Select(hash.DistanceTo)).ToList();

        distances.Average().ShouldBe(PictureHash.Bits / 2.0, 2);
        distances.Min().ShouldBeGreaterThan(33);
        distances.Max().ShouldBeLessThan(PictureHash.Bits - 33);
    }

    [Fact]
    public void A_landscape_is_full_of_detail()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            ((int)Hashing.HashOfFrame(Hashing.Landscape(seed)).Detail).ShouldBeGreaterThan(160);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(255)]
    public void What_is_blank_has_no_detail(double level) =>
        ((int)Hashing.HashOfFrame((_, _) => level).Detail).ShouldBe(0);

    [Theory]
    [InlineData(200, 0)]
    [InlineData(0, 200)]
    [InlineData(100, 100)]
    [InlineData(60, -30)]
    public void A_grey_slope_has_little_detail(double across, double down) =>
        ((int)Hashing.HashOfFrame((x, y) => 40 + Math.Max(0, -down) + (across * x) + (down * y)).Detail).ShouldBeLessThan(60);

    private static double Grade(double value, string grade) => grade switch
    {
        "brighter" => value + 30,
        "darker" => value - 30,
        "less contrast" => 128 + ((value - 128) / 2),
        "more contrast" => 128 + ((value - 128) * 1.5),
        "gamma 0.6" => 255 * Math.Pow(value / 255, 0.6),
        _ => 255 * Math.Pow(value / 255, 1.6),
    };
}
