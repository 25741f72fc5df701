using System.Runtime.Intrinsics;
using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// The line from the query's time to a video's through the cuts that agree, by least squares, as <see cref="LineFit"/>
/// has it; what walks ask of it is worked out once a cut and not once a question. Times are tenths of a millisecond.
/// </summary>
/// <param name="from">The query's time that the line's are counted from: of the first cut, or near it.</param>
/// <param name="matchFrom">The video's.</param>
/// <param name="tolerance">By which cuts may miss the line.</param>
internal struct SpeedLine(int from, int matchFrom, float tolerance)
{
    /// <summary>By how much the tolerance grows where the line is as uncertain as a cut.</summary>
    private const float UncertaintySlack = 0.05f * CutTimes.Second;

    private double _count, _x, _y, _xx, _xy;
    private double _meanX, _meanY, _speed, _squares, _scale;
    private float _inverseScale, _slack;

    /// <summary>The root of the speed: by which errors and intervals of both clocks are brought to one between them.</summary>
    public readonly double Scale => _scale;

    /// <summary>Root of the summed squares of the query's times around their mean, in seconds.</summary>
    public readonly double Spread => Math.Sqrt(_squares) / CutTimes.Second;

    /// <summary>Adds two cuts that agree; <see cref="Fit"/> has to follow.</summary>
    public void Add(int time, int matchTime)
    {
        double x = time - from, y = matchTime - matchFrom;
        _count++;
        _x += x;
        _y += y;
        _xx += x * x;
        _xy += x * y;
    }

    /// <summary>Lays the line through all cuts.</summary>
    public void Fit()
    {
        (_meanX, _meanY) = (_x / _count, _y / _count);
        _squares = _xx - (_x * _meanX);
        _speed = (_xy - (_x * _meanY)) / _squares;
        _scale = Math.Sqrt(_speed);
        _inverseScale = (float)(1 / _scale);
        _slack = UncertaintySlack / (float)Math.Sqrt(_squares);
    }

    /// <summary>By how much two cuts miss the line: below 0 where the query's comes first.</summary>
    public readonly double Error(int time, int matchTime) =>
        _meanY + (_speed * (time - from - _meanX)) - (matchTime - matchFrom);

    /// <summary>Whether an error at a time is tolerated.</summary>
    public readonly bool IsTolerated(double error, int time) =>
        Math.Abs(error) <= _scale * (tolerance + (_slack * Math.Abs(time - from - _meanX)));

    /// <summary>Nats of two cuts that agree.</summary>
    /// <param name="error">By how much they miss the line.</param>
    /// <param name="length">The query's time since the cut that agreed before.</param>
    public readonly double Agreement(double error, int length) =>
        NatsTable.Agreement((int)(error * _inverseScale), (int)(length * _scale));

    /// <summary>As <see cref="CutQuad.Skip"/> has it.</summary>
    /// <param name="times">Of the query, the nearest first.</param>
    /// <param name="matchTimes">Of the video.</param>
    public readonly (int OfPoints, int OfPage) Skip(Vector128<int> times, Vector128<int> matchTimes)
    {
        var fromMean = Vector128.ConvertToSingle(times - Vector128.Create(from)) - Vector128.Create((float)_meanX);
        var tolerances = (Vector128.Create(tolerance) + (Vector128.Abs(fromMean) * _slack)) * (float)_scale;
        return CutQuad.Skip(
            Vector128.Create((float)_meanY) + (fromMean * (float)_speed),
            Vector128.ConvertToSingle(matchTimes - Vector128.Create(matchFrom)),
            tolerances);
    }
}
