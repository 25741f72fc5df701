using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>
/// Walks along a line through two videos and weighs the pictures that fall together: the stretches where agreement
/// outweighs disagreement (maximal sums, as in local alignment).
/// </summary>
internal sealed class PictureWalk(QueryPictures query, PictureTrack kept)
{
    /// <summary>
    /// Seconds by which the query's picture may be earlier or later than the line has it: a library's picture is hashed at
    /// the beginning of its run, and only the query's pictures of that moment count, so that a line must be right.
    /// </summary>
    private const double Slack = 0.17;

    /// <summary>Nats that a walk may lose before it is given up: some six pictures in a row that do not agree.</summary>
    private const double Drop = 9;

    /// <summary>Pictures back that a picture is held against to see whether it is new.</summary>
    private const int Memory = 6;

    private readonly List<Known> _known = [];

    /// <summary>The stretches along a line that are worth so many nats or more, by their time.</summary>
    public List<PictureStretch> Find(LineFit line, Geometry geometry, BlockMask mask, double leastNats)
    {
        var stretches = new List<PictureStretch>();
        var pairs = new List<PicturePair>();
        double nats = 0, best = 0, likeness = 0, bestLikeness = 0;
        int bestCount = 0, disagreeing = 0, bestDisagreeing = 0;
        foreach (var run in kept.Runs)
        {
            if (run.Area != geometry.KeptArea || Closest(run, line, geometry, mask) is not { } closest)
            {
                continue;
            }

            var weight = Math.Min(PictureEvidence.Weight(run.Detail), PictureEvidence.Weight(closest.Detail));
            var worth = weight * mask.Share * PictureEvidence.Nats(closest.Distance);
            if (worth > 0)
            {
                worth = News(run.Hashes[geometry.Kept], closest.Hash, worth);
                pairs.Add(new PicturePair(
                    closest.Time, run.Start, closest.Last, Math.Abs(line.Unmap(run.Start) - closest.Time),
                    run.Hashes[geometry.Kept].DifferenceTo(closest.Hash), worth));
            }
            else
            {
                disagreeing++;
            }

            nats += worth;
            likeness += weight * mask.Share * Math.Max(0, PictureEvidence.MostDifferent - closest.Distance);
            if (nats > best)
            {
                (best, bestLikeness, bestCount, bestDisagreeing) = (nats, likeness, pairs.Count, disagreeing);
            }

            if (nats <= best - Drop || nats < 0)
            {
                Close();
            }
        }

        Close();
        return stretches;

        void Close()
        {
            if (best >= leastNats && bestCount > 0)
            {
                stretches.Add(new PictureStretch(pairs[..bestCount], line, geometry, mask, best, bestLikeness, bestDisagreeing));
            }

            pairs.Clear();
            _known.Clear();
            (nats, best, likeness, bestLikeness, bestCount, disagreeing, bestDisagreeing) = (0, 0, 0, 0, 0, 0, 0);
        }
    }

    /// <summary>
    /// What pictures that agree add to those before them: to see again what has just agreed is no further evidence, unless
    /// it agrees better. So pictures that are all the same are worth what the best of them is.
    /// </summary>
    private double News(PictureHash keptHash, PictureHash queryHash, double nats)
    {
        double known = nats, repeated = 0;
        foreach (var before in _known)
        {
            var sameness = 1 - PictureEvidence.Novelty(
                Math.Min(before.Kept.DistanceTo(keptHash), before.Query.DistanceTo(queryHash)));
            known = Math.Max(known, sameness * before.Nats);
            repeated = Math.Max(repeated, sameness * Math.Min(nats, before.Nats));
        }

        if (_known.Count == Memory)
        {
            _known.RemoveAt(0);
        }

        _known.Add(new Known(keptHash, queryHash, known));
        return nats - repeated;
    }

    /// <summary>
    /// The query's picture of the moment at which the run begins, or if it has none, the first of those that fall together
    /// with the run; and how long the query shows the like. Null when none falls together with it.
    /// </summary>
    private Look? Closest(PictureRun run, LineFit line, Geometry geometry, BlockMask mask)
    {
        var (start, end) = (line.Unmap(run.Start), line.Unmap(run.End));
        var hash = run.Hashes[geometry.Kept];
        Look? closest = null;
        var pictures = query.All;
        var hashes = query.Hashes(geometry.Window, geometry.Orientation);
        for (var i = query.IndexAt(start - Slack); i < pictures.Length && pictures[i].Start < end; i++)
        {
            ref readonly var picture = ref pictures[i];
            if (picture.Area != geometry.Area)
            {
                continue;
            }

            var distance = mask.Distance(hash.DifferenceTo(hashes[i]));
            if (closest is not { } nearest)
            {
                closest = new Look(picture.Start, picture.End, picture.Detail, hashes[i], distance);
            }
            else if (distance < nearest.Distance && picture.Start <= start + Slack)
            {
                closest = new Look(picture.Start, picture.End, picture.Detail, hashes[i], distance);
            }
            else if (distance <= PictureEvidence.MostDifferent)
            {
                closest = nearest with { Last = picture.End };
            }
        }

        return closest;
    }

    /// <summary>Pictures that agreed, and the nats by which theirs, or what they are like, are known to agree.</summary>
    private readonly record struct Known(PictureHash Kept, PictureHash Query, double Nats);

    private readonly record struct Look(
        double Time, double Last, byte Detail, PictureHash Hash, int Distance);
}
