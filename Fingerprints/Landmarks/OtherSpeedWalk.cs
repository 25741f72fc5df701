using System.Runtime.Intrinsics;
using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// What an alignment at another speed around a hit is worth, seen in passing, as <see cref="SameSpeedWalk"/> does for the
/// same speed: the landmark gives the speed, and each cut that agrees makes it more exact.
/// </summary>
/// <param name="options">The parameters of matching.</param>
/// <param name="points">The query's points.</param>
internal ref struct OtherSpeedWalk(MatcherOptions options, ReadOnlySpan<int> points)
{
    /// <summary>Entries before and behind a hit that most walks look at.</summary>
    public const int Before = 0, Behind = RatioLandmarks.Cuts - 1;

    /// <summary>Nats that a walk may lose before it is given up.</summary>
    private const double Drop = 8;

    private readonly ReadOnlySpan<int> _points = points;
    private readonly double _speedRange = 2 * Math.Log(options.MaxSpeedChange);
    private int _tag = -1;
    private RatioShape _shape;

    /// <summary>Nats of the agreeing cuts and at most of the ends, less the cost of the speed; 0 when the landmark is none of the video's.</summary>
    /// <param name="tag">The hit's tag; quickest where hits of the same come one after the other.</param>
    /// <param name="page">The page of the video.</param>
    /// <param name="index">The hit in it.</param>
    public double Nats(int tag, int[] page, int index)
    {
        if (tag != _tag)
        {
            (_tag, _shape) = (tag, new RatioShape(_points, tag, options));
        }

        return _shape.IsLike(page, index) ? NatsOfLike(page, index) : 0;
    }

    private readonly double NatsOfLike(int[] page, int index)
    {
        const int last = RatioLandmarks.Cuts - 1;
        var start = Math.Max(0, page[index]);
        var line = new SpeedLine(_points[_shape.First], start, (float)(options.Tolerance * CutTimes.Second));
        line.Add(_points[_shape.First], start);
        for (var cut = 1; cut <= last; cut++)
        {
            line.Add(_points[_shape.Point(cut)], page[index + cut]);
        }

        line.Fit();
        var nats = 0.0;
        for (var cut = 1; cut <= last; cut++)
        {
            var point = _points[_shape.Point(cut)];
            nats += line.Agreement(line.Error(point, page[index + cut]), point - _points[_shape.Point(cut - 1)]);
        }

        nats += Walk(ref line, _shape.Point(last), page, index + last, 1);
        if (page[index] >= 0)
        {
            nats += Walk(ref line, _shape.First, page, index, -1);
        }

        return nats + EvidenceModel.SpeedNats(line.Spread * line.Scale, _speedRange);
    }

    private readonly double Walk(ref SpeedLine line, int point, int[] page, int index, int step)
    {
        double nats = 0, best = 0;
        var last = _points[point];
        var (i, k) = (point + step, index + step);
        while (nats >= best - Drop && (uint)i < (uint)_points.Length && page[k] >= 0)
        {
            var error = line.Error(_points[i], page[k]);
            if (!line.IsTolerated(error, _points[i]))
            {
                var (ofPoints, ofPage) = Skip(line, i, page, k, step, error);
                nats += (ofPoints + ofPage) * EvidenceModel.UnmatchedNats;
                i += step * ofPoints;
                k += step * ofPage;
                continue;
            }

            nats += line.Agreement(error, _points[i] - last);
            best = Math.Max(best, nats);
            line.Add(_points[i], page[k]);
            line.Fit();
            last = _points[i];
            i += step;
            k += step;
        }

        return nats == best ? best + EvidenceModel.MaxSilenceNats : best;
    }

    /// <summary>How many of either side come before the next agreement, or one where four of both cannot be compared.</summary>
    private readonly (int OfPoints, int OfPage) Skip(
        in SpeedLine line, int i, int[] page, int k, int step, double error)
    {
        if (CutQuad.CanRead(_points.Length, i, step) && CutQuad.CanRead(page.Length, k, step)
            && CutQuad.Read(page, k, step) is var entries && !Vector128.LessThanAny(entries, Vector128<int>.Zero)
            && line.Skip(CutQuad.Read(_points, i, step), entries) is var skipped
            && skipped != (0, 0))
        {
            // Less exact than the error: what just misses may seem to agree, and is passed over as below.
            return skipped;
        }

        return error * step < 0 ? (1, 0) : (0, 1);
    }
}
