using TVidz.Grains.Persistence;

namespace TVidz.Grains.Tests.Persistence;

public sealed class VideoPartitionsTests
{
    /// <summary>Stored with every fingerprint: a change of the function would lose them.</summary>
    [Theory]
    [InlineData("v", -862_697_378)]
    [InlineData("v00000000000000000000000000000000", 926_195_431)]
    [InlineData("film", 1_348_501_370)]
    public void The_hash_of_an_id_never_changes(string videoId, int hash) =>
        VideoPartitions.Hash(videoId).ShouldBe(hash);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(65_537)]
    public void The_ranges_of_the_partitions_follow_one_another_and_cover_all_hashes(int partitions)
    {
        long next = int.MinValue;
        for (var partition = 0; partition < partitions; partition++)
        {
            var (first, last) = VideoPartitions.RangeOf(partition, partitions);
            ((long)first).ShouldBe(next);
            last.ShouldBeGreaterThanOrEqualTo(first);
            next = (long)last + 1;
        }

        next.ShouldBe((long)int.MaxValue + 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(97)]
    public void A_video_belongs_to_the_partition_whose_range_holds_its_hash(int partitions)
    {
        for (var index = 0; index < 2000; index++)
        {
            var id = $"video-{index}";
            var (first, last) = VideoPartitions.RangeOf(VideoPartitions.PartitionOf(id, partitions), partitions);
            VideoPartitions.Hash(id).ShouldBeInRange(first, last);
        }
    }

    [Fact]
    public void Videos_spread_evenly()
    {
        var sizes = Enumerable.Range(0, 16_000)
            .CountBy(index => VideoPartitions.PartitionOf($"v{index}", 16))
            .Select(partition => partition.Value);

        sizes.ShouldAllBe(size => size > 850 && size < 1150);
    }
}
