namespace TVidz.Fingerprints.Matching;

/// <summary>A stretch over which the pictures of two videos agree.</summary>
/// <param name="Pairs">The pictures that agree, by their time; at least one.</param>
/// <param name="Line">The line from the query's time to the library's.</param>
/// <param name="Geometry">How the one's pictures are the other's.</param>
/// <param name="Mask">The blocks that were looked at.</param>
/// <param name="Nats">What it is worth: agreements less disagreements.</param>
/// <param name="Likeness">Bits by which its pictures are more alike than need be to agree, over all: how well the line fits.</param>
/// <param name="Disagreeing">Pictures within it that do not agree.</param>
internal sealed record PictureStretch(
    IReadOnlyList<PicturePair> Pairs, LineFit Line, Geometry Geometry, BlockMask Mask, double Nats, double Likeness, int Disagreeing)
{
    /// <summary>Likeness a picture, those that disagree included.</summary>
    public double MeanLikeness => Likeness / (Pairs.Count + Disagreeing);
}
