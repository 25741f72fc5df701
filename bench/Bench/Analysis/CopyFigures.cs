namespace TVidz.Bench.Analysis;

/// <summary>One upload of a kind: what it cost, against bare decoding and the predecessor on the same file.</summary>
/// <param name="Clip">Size and codec.</param>
/// <param name="Kind">What kind of upload.</param>
/// <param name="Seconds">Length of the video.</param>
/// <param name="Stage">The stage that decided.</param>
/// <param name="IsRight">Whether a copy was found to be one, and a new video not.</param>
/// <param name="Own">From the message to the answer: the silo and its children. The mean of several uploads where they cost little.</param>
/// <param name="Decode">Bare decoding.</param>
/// <param name="Predecessor">The predecessor's pipeline.</param>
internal sealed record CopyFigures(
    string Clip, CopyKind Kind, double Seconds, string Stage, bool IsRight, Cost Own, Cost Decode, Cost Predecessor)
{
    /// <summary>How many times less CPU than the predecessor's pipeline.</summary>
    public double TimesLess => Predecessor.Cpu / Own.Cpu;

    /// <summary>CPU over that of bare decoding.</summary>
    public double OverDecode => Own.Cpu / Decode.Cpu;
}
