using System.Runtime.Intrinsics;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>How the cuts of a query's ratio landmark lie, to be held against those of many videos.</summary>
internal readonly struct RatioShape
{
    /// <summary>Where the cuts behind the first lie on the way to the last.</summary>
    private readonly Vector128<float> _shares;

    /// <summary>Tenths of a millisecond: how long a video's may be; and of each, its square of the tolerance.</summary>
    private readonly float _least, _most, _tolerance;

    /// <param name="points">The query's points.</param>
    /// <param name="tag">The landmark.</param>
    /// <param name="options">The parameters of matching.</param>
    public RatioShape(ReadOnlySpan<int> points, int tag, MatcherOptions options)
    {
        (First, LeftOut) = (Lookup.Point(tag), Lookup.LeftOut(tag));
        var start = points[First];
        float length = points[Point(RatioLandmarks.Cuts - 1)] - start;
        _shares = Vector128.Create(
            points[Point(1)] - start, points[Point(2)] - start, points[Point(3)] - start, length) / length;
        (_least, _most) = (length / (float)options.MaxSpeedChange, length * (float)options.MaxSpeedChange);
        var tolerance = (float)options.Tolerance * CutTimes.Second;
        _tolerance = tolerance * tolerance / length;
    }

    /// <summary>The query's point at which it begins.</summary>
    public int First { get; }

    private int LeftOut { get; }

    /// <summary>The query's point of one of its cuts.</summary>
    /// <param name="cut">0 to 4.</param>
    public int Point(int cut) => First + cut + (LeftOut > 0 && cut >= LeftOut ? 1 : 0);

    /// <summary>Whether a video's cuts lie as these do, at a speed that is allowed.</summary>
    /// <param name="page">The page of the video.</param>
    /// <param name="index">The first of them in it.</param>
    public bool IsLike(int[] page, int index)
    {
        var following = Vector128.Create(page.AsSpan(index + 1, RatioLandmarks.Cuts - 1));
        var start = Math.Max(0, page[index]);
        var length = (float)(following[RatioLandmarks.Cuts - 2] - start);
        var errors = Vector128.ConvertToSingle(following - Vector128.Create(start)) - (_shares * length);
        // A tolerance grows as the root of the speed does.
        return length >= _least && length <= _most
            && !Vector128.GreaterThanAny(errors * errors, Vector128.Create(_tolerance * length))
            && !Vector128.LessThanAny(following, Vector128<int>.Zero);
    }
}
