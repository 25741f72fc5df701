using TVidz.Fingerprints.Cuts;

namespace TVidz.Fingerprints.Tests.Cuts;

public sealed class BoxArithmeticTests
{
    private const int Boxes = 24, Width = Boxes * BoxArithmetic.Box;

    [Fact]
    public void A_box_is_the_sum_of_its_sixteen_pixels()
    {
        var lines = new byte[Width * BoxArithmetic.Box];
        new Random(1).NextBytes(lines);
        var sums = new ushort[Boxes];

        BoxArithmetic.SumBoxes(lines, sums);

        sums.ShouldBe(Enumerable.Range(0, Boxes).Select(box => (ushort)(
            from y in Enumerable.Range(0, BoxArithmetic.Box)
            from x in Enumerable.Range(box * BoxArithmetic.Box, BoxArithmetic.Box)
            select (int)lines[(y * Width) + x]).Sum()));
    }

    [Fact]
    public void White_boxes_do_not_overflow()
    {
        var sums = new ushort[Boxes];

        BoxArithmetic.SumBoxes(Enumerable.Repeat(byte.MaxValue, Width * BoxArithmetic.Box).ToArray(), sums);

        sums.ShouldAllBe(sum => sum == BoxArithmetic.MaxSum);
    }

    [Fact]
    public void A_difference_is_the_sum_of_the_distances_of_both_signs()
    {
        var random = new Random(2);
        var sums = Enumerable.Range(0, Boxes * Boxes).Select(_ => (ushort)random.Next(BoxArithmetic.MaxSum + 1)).ToArray();
        var others = sums.Select(_ => (ushort)random.Next(BoxArithmetic.MaxSum + 1)).ToArray();

        BoxArithmetic.Difference(sums, others).ShouldBe(sums.Zip(others, (mine, theirs) => Math.Abs(mine - theirs)).Sum());
    }

    [Fact]
    public void The_difference_of_black_and_white_does_not_overflow()
    {
        var black = new ushort[Boxes * Boxes];
        var white = Enumerable.Repeat((ushort)BoxArithmetic.MaxSum, black.Length).ToArray();

        BoxArithmetic.Difference(black, white).ShouldBe(BoxArithmetic.MaxSum * black.Length);
    }
}
