namespace TVidz.Fingerprints.Matching;

/// <summary>
/// The line from one video's time to the other's, fitted by least squares to the pairs added so far; a prior holds the
/// speed near an expected one while the pairs are few.
/// </summary>
internal struct LineFit(double expectedSpeed, double confidence) : IEquatable<LineFit>
{
    /// <summary>Confidence, in square seconds, that a copy plays at the speed of the original.</summary>
    public const double SameSpeedConfidence = 225;

    private int _count;
    private double _meanX, _meanY, _sumXX, _sumXY;

    /// <summary>Pairs added so far.</summary>
    public readonly int Count => _count;

    /// <summary>Seconds of the second video a second of the first.</summary>
    public readonly double Speed => double.IsPositiveInfinity(confidence)
        ? expectedSpeed
        : (_sumXY + (confidence * expectedSpeed)) / (_sumXX + confidence);

    /// <summary>Root of the summed squares of the first video's times around their mean, in seconds.</summary>
    public readonly double Spread => Math.Sqrt(_sumXX);

    /// <summary>A fit that takes the speed as given.</summary>
    public static LineFit Fixed(double speed) => new(speed, double.PositiveInfinity);

    /// <summary>The line through a pair of times, at a speed.</summary>
    public static LineFit Through(double x, double y, double speed)
    {
        var line = Fixed(speed);
        line.Add(x, y);
        return line;
    }

    /// <summary>Adds a pair of times.</summary>
    public void Add(double x, double y)
    {
        _count++;
        var fromMean = x - _meanX;
        _meanX += fromMean / _count;
        _meanY += (y - _meanY) / _count;
        _sumXX += fromMean * (x - _meanX);
        _sumXY += fromMean * (y - _meanY);
    }

    /// <summary>Whether both were made of the same pairs, or of others that come to the very same line.</summary>
    public readonly bool Equals(LineFit other) => _count == other._count
        && (_meanX, _meanY, Speed, Spread) == (other._meanX, other._meanY, other.Speed, other.Spread);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is LineFit other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(_count, _meanX, _meanY);

    /// <summary>How many times as uncertain as one pair the line is at a time of the first video.</summary>
    public readonly double Uncertainty(double x) => Math.Abs(x - _meanX) / Math.Sqrt(_sumXX + confidence);

    /// <summary>The second video's time at the first's.</summary>
    public readonly double Map(double x) => _meanY + (Speed * (x - _meanX));

    /// <summary>The first video's time at the second's.</summary>
    public readonly double Unmap(double y) => _meanX + ((y - _meanY) / Speed);
}
