using System.Collections.Immutable;
using TVidz.Fingerprints.Matching;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>What pictures are worth that have been seen before.</summary>
public sealed class RepeatedPicturesTests
{
    private const byte FullDetail = 255;

    private static readonly PictureHash Picture = new(0x0123456789ABCDEF, 0xFEDCBA9876543210);

    [Theory]
    [InlineData(20, 4)]
    [InlineData(4, 20)]
    [InlineData(4, 4, 4, 4, 4, 4, 4, 4)]
    [InlineData(30, 20, 30, 10, 30, 20)]
    public void A_still_is_worth_what_its_best_agreement_is(params int[] distances)
    {
        var stretch = Walk([.. distances.Select(_ => Picture)], [.. distances.Select(distance => Differing(Picture, distance))]);

        stretch.Nats.ShouldBe(PictureEvidence.Nats(distances.Min()), 1e-9);
    }

    [Fact]
    public void What_is_new_counts_in_full()
    {
        var other = new PictureHash(~Picture.High, Picture.Low);

        var stretch = Walk([Picture, other], [Differing(Picture, 20), Differing(other, 10)]);

        stretch.Nats.ShouldBe(PictureEvidence.Nats(20) + PictureEvidence.Nats(10), 1e-9);
    }

    [Fact]
    public void What_resembles_what_has_agreed_counts_in_part()
    {
        var similar = Differing(Picture, 20);

        var stretch = Walk([Picture, similar], [Picture, similar]);

        stretch.Nats.ShouldBeGreaterThan(PictureEvidence.Nats(0));
        stretch.Nats.ShouldBeLessThan(2 * PictureEvidence.Nats(0));
    }

    /// <summary>The stretch of pictures a second apart, kept of one video and seen in the other at the same time.</summary>
    private static PictureStretch Walk(ImmutableArray<PictureHash> kept, ImmutableArray<PictureHash> seen)
    {
        var track = new PictureTrack(
            [.. kept.Select((hash, second) => new PictureRun(second, second + 1, 0, FullDetail, new PictureHashes(hash, hash, hash)))]);
        var probe = new PictureProbe(
            [.. seen.Select((hash, second) => new ProbePicture(second, second + 1, 0, FullDetail, [hash]))]);
        var query = new QueryPictures(new Fingerprint(Fingerprint.CurrentVersion, seen.Length, []) { Probe = probe });
        return new PictureWalk(query, new KeptPictures(track)).Find(LineFit.Through(0, 0, 1), Geometry.Same, BlockMask.All, 0).ShouldHaveSingleItem();
    }

    /// <summary>The hash with its first bits turned.</summary>
    private static PictureHash Differing(PictureHash hash, int bits) => hash with { Low = hash.Low ^ ((1UL << bits) - 1) };
}
