using TVidz.Accuracy.Transforms;
using TVidz.Fingerprints;

namespace TVidz.Accuracy.Measuring;

/// <summary>
/// How well found segments fit the truth: intersection over union of the moments of both timelines, where a moment counts
/// as found only if it is matched with the right moment of the other video.
/// </summary>
internal static class SegmentIou
{
    /// <summary>Seconds between the moments that are looked at.</summary>
    private const double Step = 0.02;

    /// <summary>Seconds by which the matched moment may miss.</summary>
    private const double Tolerance = 0.5;

    /// <summary>0 to 1: the mean of both timelines.</summary>
    /// <param name="truth">Pieces of one film.</param>
    /// <param name="found">Segments of the query and that film.</param>
    public static double Of(IReadOnlyCollection<Piece> truth, IReadOnlyCollection<Segment> found)
    {
        Line[] expected = [.. truth.Select(piece => new Line(piece.Start, piece.End, piece.FilmStart, piece.FilmEnd))];
        Line[] actual = [.. found.Select(segment => new Line(segment.Start, segment.End, segment.MatchStart, segment.MatchEnd))];
        return (OnOneTimeline(expected, actual)
            + OnOneTimeline([.. expected.Select(line => line.Turned())], [.. actual.Select(line => line.Turned())])) / 2;
    }

    private static double OnOneTimeline(Line[] expected, Line[] actual)
    {
        var end = expected.Concat(actual).Select(line => line.End).DefaultIfEmpty(0).Max();
        int both = 0, either = 0;
        for (var time = Step / 2; time < end; time += Step)
        {
            var right = expected.Where(line => line.Holds(time)).ToArray();
            var said = actual.Where(line => line.Holds(time)).ToArray();
            either += right.Length + said.Length > 0 ? 1 : 0;
            both += Array.Exists(right, line =>
                Array.Exists(said, other => Math.Abs(line.At(time) - other.At(time)) <= Tolerance)) ? 1 : 0;
        }

        return either == 0 ? 0 : (double)both / either;
    }

    private readonly record struct Line(double Start, double End, double OtherStart, double OtherEnd)
    {
        public bool Holds(double time) => time >= Start && time < End;

        public double At(double time) => OtherStart + ((time - Start) / (End - Start) * (OtherEnd - OtherStart));

        public Line Turned() => new(OtherStart, OtherEnd, Start, End);
    }
}
