using TVidz.Grains.Ingress;

namespace TVidz.Grains.Tests.Ingress;

public sealed class UploadPartsTests
{
    private const long MiB = 1 << 20;

    [Theory]
    [InlineData(1, 8 * MiB, 1)]
    [InlineData(8 * MiB, 8 * MiB, 1)]
    [InlineData((8 * MiB) + 1, 8 * MiB, 2)]
    [InlineData(80_000 * MiB, 8 * MiB, 10_000)]
    [InlineData((80_000 * MiB) + 1, 9 * MiB, 8889)]
    [InlineData(5L << 40, 525 * MiB, 9987)]
    public void A_file_is_cut_into_10000_parts_at_most(long size, long partSize, int count)
    {
        var parts = new UploadParts(size);

        parts.PartSize.ShouldBe(partSize);
        parts.Count.ShouldBe(count);
        Enumerable.Range(1, count).Sum(parts.SizeOf).ShouldBe(size);
        parts.SizeOf(count).ShouldBeInRange(1, partSize);
    }
}
