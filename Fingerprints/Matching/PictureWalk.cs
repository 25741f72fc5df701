using System.Runtime.InteropServices;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>
/// Walks along a line through two videos and weighs the pictures that fall together: the stretches where agreement
/// outweighs disagreement (maximal sums, as in local alignment).
/// </summary>
internal sealed class PictureWalk(QueryPictures query, KeptPictures kept)
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

    private readonly List<WalkedStretch> _stretches = [];
    private readonly List<PicturePair> _pairs = [];
    private readonly Known[] _known = new Known[Memory];
    private int _knownCount;

    /// <summary>The stretches along a line that are worth so many nats or more, by their time.</summary>
    public List<PictureStretch> Find(LineFit line, Geometry geometry, BlockMask mask, double leastNats)
    {
        _pairs.Clear();
        Walk(line, geometry, mask, leastNats, _pairs);
        return _stretches.ConvertAll(found => WithPairs(found, line, geometry, mask));
    }

    /// <summary>All stretches along a line, without their pictures; until the next walk.</summary>
    public ReadOnlySpan<WalkedStretch> Try(LineFit line, Geometry geometry)
    {
        Walk(line, geometry, BlockMask.All, 0, pairs: null);
        return CollectionsMarshal.AsSpan(_stretches);
    }

    /// <summary>A stretch that <see cref="Try"/> found, with its pictures.</summary>
    public PictureStretch Find(LineFit line, Geometry geometry, in WalkedStretch tried)
    {
        _pairs.Clear();
        Walk(line, geometry, BlockMask.All, 0, _pairs);
        return WithPairs(tried, line, geometry, BlockMask.All);
    }

    private PictureStretch WithPairs(in WalkedStretch found, LineFit line, Geometry geometry, BlockMask mask) => new(
        _pairs.GetRange(found.FirstPair, found.PairCount), line, geometry, mask, found.Nats, found.Likeness, found.Disagreeing);

    private void Walk(LineFit line, Geometry geometry, BlockMask mask, double leastNats, List<PicturePair>? pairs)
    {
        _stretches.Clear();
        _knownCount = 0;
        var area = kept.Of(geometry.KeptArea);
        var hashes = area.Hashes(geometry.Kept, geometry.Orientation);
        var queryHashes = query.Hashes(geometry.Window);
        var runs = area.All;
        var pictures = query.All;
        var tally = default(WalkedStretch);
        var best = tally;
        var index = 0;
        for (var i = area.FirstAfter(line, query.Begin); i < runs.Length; i++)
        {
            ref readonly var run = ref runs[i];
            var (start, end) = (line.Unmap(run.Start), line.Unmap(run.End));
            if (start - Slack >= query.End)
            {
                break;
            }

            index = query.IndexAt(start - Slack, index);
            var closest = Closest(index, start, end, hashes[i], queryHashes, geometry.Area, mask);
            if (closest.Index < 0)
            {
                continue;
            }

            ref readonly var picture = ref pictures[closest.Index];
            var share = Math.Min(run.Weight, picture.Weight) * mask.Share;
            var worth = share * PictureEvidence.Nats(closest.Distance);
            var isAgreement = worth > 0;
            if (isAgreement)
            {
                worth = News(hashes[i], queryHashes[closest.Index], worth);
                pairs?.Add(new PicturePair(
                    picture.Start, run.Start, closest.Last, Math.Abs(start - picture.Start),
                    hashes[i].DifferenceTo(queryHashes[closest.Index]), worth));
            }

            tally = tally with
            {
                PairCount = tally.PairCount + (isAgreement ? 1 : 0),
                Disagreeing = tally.Disagreeing + (isAgreement ? 0 : 1),
                Start = isAgreement && tally.PairCount == 0 ? picture.Start : tally.Start,
                Last = isAgreement ? closest.Last : tally.Last,
                Nats = tally.Nats + worth,
                Likeness = tally.Likeness + (share * Math.Max(0, PictureEvidence.MostDifferent - closest.Distance)),
            };
            best = tally.Nats > best.Nats ? tally : best;
            if (tally.Nats <= best.Nats - Drop || tally.Nats < 0)
            {
                Close(best, leastNats);
                tally = best = new WalkedStretch { FirstPair = tally.FirstPair + tally.PairCount };
            }
        }

        Close(best, leastNats);
    }

    private void Close(in WalkedStretch best, double leastNats)
    {
        if (best.Nats >= leastNats && best.PairCount > 0)
        {
            _stretches.Add(best);
        }

        _knownCount = 0;
    }

    /// <summary>
    /// What pictures that agree add to those before them: to see again what has just agreed is no further evidence, unless
    /// it agrees better. So pictures that are all the same are worth what the best of them is.
    /// </summary>
    private double News(PictureHash keptHash, PictureHash queryHash, double nats)
    {
        double known = nats, repeated = 0;
        foreach (ref readonly var before in _known.AsSpan(0, Math.Min(_knownCount, Memory)))
        {
            var sameness = 1 - PictureEvidence.Novelty(
                Math.Min(before.Kept.DistanceTo(keptHash), before.Query.DistanceTo(queryHash)));
            known = Math.Max(known, sameness * before.Nats);
            repeated = Math.Max(repeated, sameness * Math.Min(nats, before.Nats));
        }

        _known[_knownCount++ % Memory] = new Known(keptHash, queryHash, known);
        return nats - repeated;
    }

    /// <summary>
    /// The query's picture of the moment at which a run begins, or if it has none, the first of those that fall together
    /// with the run; and how long the query shows the like. Index -1 when none falls together with it.
    /// </summary>
    private Look Closest(
        int from, double start, double end, PictureHash hash, ReadOnlySpan<PictureHash> queryHashes, int area, BlockMask mask)
    {
        var closest = new Look(-1, 0, 0);
        var pictures = query.All;
        for (var i = from; i < pictures.Length && pictures[i].Start < end; i++)
        {
            ref readonly var picture = ref pictures[i];
            if (picture.Area != area)
            {
                continue;
            }

            var distance = mask.Distance(hash.DifferenceTo(queryHashes[i]));
            if (closest.Index < 0 || (distance < closest.Distance && picture.Start <= start + Slack))
            {
                closest = new Look(i, picture.End, distance);
            }
            else if (distance <= PictureEvidence.MostDifferent)
            {
                closest = closest with { Last = picture.End };
            }
        }

        return closest;
    }

    /// <summary>Pictures that agreed, and the nats by which theirs, or what they are like, are known to agree.</summary>
    private readonly record struct Known(PictureHash Kept, PictureHash Query, double Nats);

    /// <summary>A picture of the query, the seconds until which it or the like is seen, and in how many bits it differs.</summary>
    private readonly record struct Look(int Index, double Last, int Distance);
}
