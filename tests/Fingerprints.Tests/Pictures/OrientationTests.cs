using FsCheck.Xunit;
using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Pictures;

[Properties(Replay = "(20260101,20260103)")]
public sealed class OrientationTests
{
    public static readonly TheoryData<int> All = [.. Enumerable.Range(0, Orientation.Count)];

    [Theory]
    [MemberData(nameof(All))]
    public void The_hash_of_a_picture_shown_another_way_follows_from_its_hash(int index)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var pixels = Hashing.Pixels(seed);

            var shown = Hashing.HashOf((x, y) => Show(pixels, index, x, y)).Hash;

            shown.ShouldBe(new Orientation(index).Apply(Hashing.HashOf(pixels).Hash));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_follows_to_a_few_bits_where_the_pixels_fall_otherwise(int index)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var picture = Hashing.Landscape(seed);

            var shown = Hashing.HashOfFrame((x, y) => Show(picture, index, x, y)).Hash;

            shown.DistanceTo(new Orientation(index).Apply(Hashing.HashOfFrame(picture).Hash)).ShouldBeLessThan(10);
        }
    }

    [Property]
    public void An_orientation_and_its_inverse_give_the_hash_back(ulong high, ulong low, byte index)
    {
        var (hash, orientation) = (new PictureHash(high, low), new Orientation(index % Orientation.Count));

        orientation.Inverse.Apply(orientation.Apply(hash)).ShouldBe(hash);
    }

    [Fact]
    public void No_two_orientations_are_the_same()
    {
        var hash = Hashing.HashOf(Hashing.Pixels(1)).Hash;

        Enumerable.Range(0, Orientation.Count).Select(index => new Orientation(index).Apply(hash)).ShouldBeUnique();
    }

    [Property]
    public void Pictures_are_as_unlike_in_any_orientation(ulong high, ulong low, ulong otherHigh, ulong otherLow, byte index)
    {
        var (hash, other) = (new PictureHash(high, low), new PictureHash(otherHigh, otherLow));
        var orientation = new Orientation(index % Orientation.Count);

        orientation.Apply(hash).DistanceTo(orientation.Apply(other)).ShouldBe(hash.DistanceTo(other));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void An_odd_number_of_reflections_mirrors_and_a_negative_does_not(int index, bool isMirrored)
    {
        new Orientation(index).IsMirrored.ShouldBe(isMirrored);
        new Orientation(index + 8).IsMirrored.ShouldBe(isMirrored);
        new Orientation(index).IsNegative.ShouldBeFalse();
        new Orientation(index + 8).IsNegative.ShouldBeTrue();
    }

    /// <summary>A point of the picture with lines and columns changed over, then mirrored left to right, then top to bottom, then negative.</summary>
    private static double Show(Picture picture, int index, double x, double y)
    {
        (x, y) = ((index & 1) != 0 ? 1 - x : x, (index & 2) != 0 ? 1 - y : y);
        var value = (index & 4) != 0 ? picture(y, x) : picture(x, y);
        return (index & 8) != 0 ? 255 - value : value;
    }
}
