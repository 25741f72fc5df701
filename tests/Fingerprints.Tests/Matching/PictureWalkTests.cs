using FsCheck.Xunit;
using TVidz.Fingerprints.Matching;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>What makes a walk quick does not change what it finds.</summary>
[Properties(Replay = "(20260101,20260103)")]
public sealed class PictureWalkTests
{
    private const double Nearly = 1e-9;

    [Property(MaxTest = 60)]
    public void A_walk_finds_what_looking_at_every_picture_finds(byte video, byte orientation, byte offset, bool masked)
    {
        var shown = new Orientation(orientation % Orientation.Count);
        var kept = PicturedVideos.Kept(video);
        var copy = PicturedVideos.Copy(video, shown.Index);
        var line = LineFit.Through(0, 10 + (0.05 * (offset % 8)) - 0.2, 1);
        var geometry = Geometry.Same with { Orientation = shown, Area = video % 2, KeptArea = video % 2 };
        var mask = masked ? new BlockMask(new PictureHash(ulong.MaxValue, 0), 64) : BlockMask.All;

        var found = new PictureWalk(new QueryPictures(copy), new KeptPictures(kept.Pictures)).Find(line, geometry, mask, 0);

        var plain = new PlainWalk(copy.Probe!.Pictures, kept.Pictures).Find(line, geometry, Upright(mask, shown));
        found.Select(stretch => stretch.Pairs[0].Time).ShouldBe(plain.Select(stretch => stretch.Start));
        found.Select(stretch => stretch.Nats).ShouldBe(plain.Select(stretch => stretch.Nats), Nearly);
    }

    [Property(MaxTest = 30)]
    public void A_stretch_that_was_tried_is_the_same_with_its_pictures(byte video, byte offset)
    {
        var walk = new PictureWalk(new QueryPictures(PicturedVideos.Copy(video)), new KeptPictures(PicturedVideos.Kept(video).Pictures));
        var line = LineFit.Through(0, 10 + (0.05 * (offset % 8)) - 0.2, 1);
        var all = walk.Find(line, Geometry.Same, BlockMask.All, 0);

        var tried = walk.Try(line, Geometry.Same).ToArray();

        tried.Length.ShouldBe(all.Count);
        foreach (var (stretch, whole) in tried.Zip(all))
        {
            (stretch.Start, stretch.Last, stretch.PairCount).ShouldBe((whole.Pairs[0].Time, whole.Pairs[^1].Last, whole.Pairs.Count));
            (stretch.Nats, stretch.Likeness, stretch.Disagreeing).ShouldBe((whole.Nats, whole.Likeness, whole.Disagreeing));
            walk.Find(line, Geometry.Same, stretch).Pairs.ShouldBe(whole.Pairs);
        }
    }

    /// <summary>The mask of blocks where they are shown, as one of where they are kept.</summary>
    private static BlockMask Upright(BlockMask mask, Orientation shown) =>
        mask with { Bits = shown.Apply(mask.Bits).DifferenceTo(shown.Apply(default)) };
}
