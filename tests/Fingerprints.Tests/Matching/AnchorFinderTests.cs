using FsCheck.Xunit;
using TVidz.Fingerprints.Matching;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>Anchors are where pictures are near each other, whatever is done to find them quickly.</summary>
[Properties(Replay = "(20260101,20260103)")]
public sealed class AnchorFinderTests
{
    private const int MostDifferent = 38;

    private const double Gap = 0.6;

    [Property(MaxTest = 60)]
    public void Pictures_that_are_near_each_other_are_anchors_and_no_others(byte video, byte orientation)
    {
        var shown = new Orientation(orientation % Orientation.Count);
        var kept = PicturedVideos.Kept(video).Pictures;
        var copy = PicturedVideos.Copy(video, shown.Index);
        var geometry = Geometry.Same with { Orientation = shown, Area = video % 2, KeptArea = video % 2 };

        var anchors = new AnchorFinder(new QueryPictures(copy), new KeptPictures(kept)).Find(geometry);

        var sequences = kept.Runs.Where(run => run.Area == geometry.KeptArea).SelectMany(run => Best(run, copy.Probe!, geometry));
        anchors.Where(anchor => anchor.Nats > 0).Select(anchor => (anchor.MatchTime, anchor.Nats)).Distinct().ShouldBe(sequences.Distinct());
    }

    /// <summary>The best of each sequence of the query's pictures that are near a run.</summary>
    private static IEnumerable<(double MatchTime, double Nats)> Best(PictureRun run, PictureProbe probe, Geometry geometry)
    {
        var near = probe.Pictures
            .Where(picture => picture.Area == geometry.Area)
            .Select(picture => (Picture: picture, Distance: run.Hashes.Centre.DistanceTo(geometry.Orientation.Apply(picture.Hashes[0]))))
            .Where(seen => seen.Distance <= MostDifferent)
            .ToList();
        for (var first = 0; first < near.Count;)
        {
            var end = first + 1;
            while (end < near.Count && near[end].Picture.Start - near[end - 1].Picture.End <= Gap)
            {
                end++;
            }

            var (best, distance) = near[first..end].MinBy(seen => seen.Distance);
            yield return (run.Start, PictureEvidence.Nats(distance) * Math.Min(PictureEvidence.Weight(run.Detail), PictureEvidence.Weight(best.Detail)));
            first = end;
        }
    }
}
