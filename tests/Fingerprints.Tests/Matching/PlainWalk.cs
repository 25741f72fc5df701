using System.Collections.Immutable;
using TVidz.Fingerprints.Matching;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>What <see cref="PictureWalk"/> finds, the plain way: every picture of a video is held against every one of the other.</summary>
internal sealed class PlainWalk(ImmutableArray<ProbePicture> query, PictureTrack kept)
{
    private const double Slack = 0.17, Drop = 9;

    private const int Memory = 6;

    /// <summary>When the stretches along a line begin, and what they are worth.</summary>
    public List<(double Start, double Nats)> Find(LineFit line, Geometry geometry, BlockMask mask)
    {
        var stretches = new List<(double Start, double Nats)>();
        var known = new List<(PictureHash Kept, PictureHash Query, double Nats)>();
        double? start = null;
        double nats = 0, best = 0;
        foreach (var run in kept.Runs.Where(run => run.Area == geometry.KeptArea))
        {
            if (Closest(run, line, geometry, mask) is not var (seen, hash, distance))
            {
                continue;
            }

            var worth = Math.Min(PictureEvidence.Weight(run.Detail), PictureEvidence.Weight(seen.Detail))
                * mask.Share * PictureEvidence.Nats(distance);
            if (worth > 0)
            {
                start ??= seen.Start;
                worth = News(known, run.Hashes[geometry.Kept], hash, worth);
            }

            nats += worth;
            best = Math.Max(best, nats);
            if (nats <= best - Drop || nats < 0)
            {
                Close();
            }
        }

        Close();
        return stretches;

        void Close()
        {
            if (best > 0)
            {
                stretches.Add((start!.Value, best));
            }

            (start, nats, best) = (null, 0, 0);
            known.Clear();
        }
    }

    private static double News(
        List<(PictureHash Kept, PictureHash Query, double Nats)> known, PictureHash kept, PictureHash query, double nats)
    {
        var alike = known.TakeLast(Memory).Select(before => (
            before.Nats,
            Sameness: 1 - PictureEvidence.Novelty(Math.Min(before.Kept.DistanceTo(kept), before.Query.DistanceTo(query))))).ToList();
        known.Add((kept, query, alike.Select(before => before.Sameness * before.Nats).Append(nats).Max()));
        return nats - alike.Select(before => before.Sameness * Math.Min(nats, before.Nats)).Append(0).Max();
    }

    /// <summary>The picture, its hash as it would be upright, and in how many bits that differs.</summary>
    private (ProbePicture Seen, PictureHash Hash, int Distance)? Closest(
        PictureRun run, LineFit line, Geometry geometry, BlockMask mask)
    {
        var (start, end) = (line.Unmap(run.Start), line.Unmap(run.End));
        var together = query.Skip(FirstSeen(start - Slack))
            .Where(picture => picture.Area == geometry.Area && picture.Start < end)
            .Select(picture => (Seen: picture, Hash: geometry.Orientation.Apply(picture.Hashes[geometry.Window])))
            .Select(seen => (seen.Seen, seen.Hash, mask.Distance(run.Hashes[geometry.Kept].DifferenceTo(seen.Hash))))
            .ToList();
        return together.Count == 0
            ? null
            : together.Where((seen, i) => i == 0 || seen.Seen.Start <= start + Slack).MinBy(seen => seen.Item3);
    }

    /// <summary>By halves: pictures of several areas need not end in order.</summary>
    private int FirstSeen(double time)
    {
        var (low, high) = (0, query.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = query[middle].End <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
