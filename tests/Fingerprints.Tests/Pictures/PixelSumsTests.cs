using FsCheck.Xunit;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests.Pictures;

[Properties(Replay = "(20260101,20260103)")]
public sealed class PixelSumsTests
{
    [Property]
    public void Squares_are_added_pixel_by_pixel(byte[] values, byte start)
    {
        var (squares, sums) = (Filled(values.Length, start), Filled(values.Length, start));

        PixelSums.AddSquares(values, squares, sums);

        squares.ShouldBe(values.Select(value => start + (uint)(value * value)));
        sums.ShouldBe(values.Select(value => (uint)(start + value)));
    }

    [Property]
    public void Differences_are_added_pixel_by_pixel(byte[] values, byte start, int seed)
    {
        var others = new byte[values.Length];
        new Random(seed).NextBytes(others);
        var sums = Filled(values.Length, start);

        PixelSums.AddDifferences(values, others, sums);

        sums.ShouldBe(values.Zip(others, (one, other) => (uint)(start + Math.Abs(one - other))));
    }

    /// <summary>Longer than any vector, and with a rest.</summary>
    [Fact]
    public void Long_ones_are_added_as_short_ones_are()
    {
        for (var length = 120; length < 300; length += 13)
        {
            var values = new byte[length];
            new Random(length).NextBytes(values);
            Squares_are_added_pixel_by_pixel(values, 5);
            Differences_are_added_pixel_by_pixel(values, 5, length);
        }
    }

    private static uint[] Filled(int length, uint value) => [.. Enumerable.Repeat(value, length)];
}
