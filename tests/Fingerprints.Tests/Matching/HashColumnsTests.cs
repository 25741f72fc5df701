using FsCheck.Xunit;
using TVidz.Fingerprints.Matching;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests.Matching;

[Properties(Replay = "(20260101,20260103)")]
public sealed class HashColumnsTests
{
    private const int Longest = 300;

    [Property(MaxTest = 200)]
    public void The_hashes_found_are_those_that_one_comparison_after_the_other_finds(int seed, ushort length, byte most)
    {
        var random = new Random(seed);
        var one = PicturedVideos.Hash(random);
        PictureHash[] hashes =
        [
            .. Enumerable.Range(0, length % Longest)
                .Select(_ => random.Next(2) == 0 ? PicturedVideos.Hash(random) : PicturedVideos.Changed(one, PictureHash.Bits, random)),
        ];
        var limit = most % PictureHash.Bits;
        var near = new int[hashes.Length];

        var found = new HashColumns(hashes).FindNear(one, limit, near);

        near[..found].ShouldBe(Enumerable.Range(0, hashes.Length).Where(i => one.DistanceTo(hashes[i]) <= limit));
    }

    [Fact]
    public void The_opposite_of_a_hash_is_as_far_away_as_can_be()
    {
        var hash = PicturedVideos.Hash(new Random(1));

        new HashColumns([new PictureHash(~hash.High, ~hash.Low)]).FindNear(hash, PictureHash.Bits - 1, new int[1]).ShouldBe(0);
    }
}
