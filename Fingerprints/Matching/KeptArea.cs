using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>The pictures of one area of a library's video. Not thread-safe.</summary>
internal sealed class KeptArea
{
    /// <summary>Of a video that has no such area.</summary>
    public static readonly KeptArea Empty = new([]);

    private readonly PictureRun[] _runs;
    private readonly SeenPicture[] _pictures;
    private readonly double[] _ends;
    private readonly PictureHash[]?[] _hashes = new PictureHash[]?[PictureHashes.Count * Orientation.Count];

    /// <param name="runs">By start.</param>
    public KeptArea(PictureRun[] runs)
    {
        _runs = runs;
        _pictures = Array.ConvertAll(
            runs, run => new SeenPicture(run.Start, run.End, run.Area, PictureEvidence.Weight(run.Detail)));
        var end = double.NegativeInfinity;
        _ends = Array.ConvertAll(runs, run => end = Math.Max(end, run.End));
    }

    /// <summary>All pictures, by start.</summary>
    public ReadOnlySpan<SeenPicture> All => _pictures;

    /// <summary>The hashes of a window of all pictures, as a query has them that shows the pictures in an orientation.</summary>
    public ReadOnlySpan<PictureHash> Hashes(int window, Orientation orientation) =>
        _hashes[(window * Orientation.Count) + orientation.Index] ??= Turned(window, orientation.Inverse);

    /// <summary>Index of a picture before which none is seen, on a line, when the query has begun; as high as can be.</summary>
    /// <param name="line">From the query's time to this video's.</param>
    /// <param name="time">Seconds in the query at which it begins.</param>
    public int FirstAfter(LineFit line, double time)
    {
        var (low, high) = (0, _ends.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = line.Unmap(_ends[middle]) <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private PictureHash[] Turned(int window, Orientation orientation) =>
        Array.ConvertAll(_runs, run => orientation.Apply(run.Hashes[window]));
}
