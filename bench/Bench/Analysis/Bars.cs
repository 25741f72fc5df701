namespace TVidz.Bench.Analysis;

/// <summary>The bars, which are for 1080p H.264 and small uploads.</summary>
internal static class Bars
{
    private const string Clip = "1080p H.264";

    private static readonly (CopyKind Kind, double Times)[] TimesLess =
        [(CopyKind.Identical, 100), (CopyKind.Remuxed, 40), (CopyKind.Cut, 40), (CopyKind.Encoded, 10)];

    private const double MostOverDecode = 1.25, MostOverFfmpeg = 1.5;

    /// <summary>Those that the figures say something about.</summary>
    public static IReadOnlyList<Bar> Of(IReadOnlyList<CopyFigures> figures, SmallFigures small)
    {
        var bars = new List<Bar>();
        foreach (var row in figures.Where(row => row.Clip == Clip))
        {
            bars.Add(row.Kind is CopyKind.New
                ? AtMost("a new video's CPU over decoding alone", MostOverDecode, row.OverDecode)
                : AtLeast(
                    $"times less CPU than the predecessor, {row.Kind}",
                    TimesLess.First(bar => bar.Kind == row.Kind).Times,
                    row.TimesLess));
        }

        bars.Add(AtMost("small uploads' time over ffmpeg alone", MostOverFfmpeg, small.OverFfmpeg));
        return bars;
    }

    private static Bar AtLeast(string name, double demanded, double reached) => new(name, demanded, reached, reached >= demanded);

    private static Bar AtMost(string name, double demanded, double reached) => new(name, demanded, reached, reached <= demanded);
}
