using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>The pictures of a video that is held against others: those to search for, or where there are none, those kept. Not thread-safe.</summary>
internal sealed class QueryPictures
{
    /// <summary>The first is all that there is where a picture has only its centre's hash.</summary>
    private static readonly (int Window, int Kept)[] ProbeViews =
    [
        .. PictureViews.Queried.Select(view => (PictureViews.QueryWindows.IndexOf(view.Window), view.Kept)),
    ];

    /// <summary>Of what is kept: the same; cropped to 78 % (either); upright (either).</summary>
    private static readonly (int Window, int Kept)[] KeptViews =
    [
        (PictureViews.Centre, PictureViews.Centre),
        (PictureViews.Centre, PictureViews.Close), (PictureViews.Close, PictureViews.Centre),
        (PictureViews.Centre, PictureViews.Column), (PictureViews.Column, PictureViews.Centre),
    ];

    private readonly ProbePicture[] _pictures;
    private readonly (int Window, int Kept)[] _views;
    private readonly Dictionary<(int Window, Orientation Orientation), PictureHash[]> _turned = [];

    public QueryPictures(Fingerprint fingerprint)
    {
        var isProbe = fingerprint.Probe is not null;
        _views = !isProbe ? KeptViews
            : fingerprint.Probe!.Pictures.All(picture => picture.Hashes.Length == PictureViews.QueryWindows.Length) ? ProbeViews
            : ProbeViews[..1];
        _pictures = isProbe
            ? [.. fingerprint.Probe!.Pictures]
            : [.. fingerprint.Pictures.Runs.Select(run => new ProbePicture(
                run.Start, run.End, run.Area, run.Detail, [run.Hashes.Centre, run.Hashes.Close, run.Hashes.Column]))];
        Areas = [.. _pictures.Select(picture => picture.Area).Distinct().Order()];
    }

    /// <summary>The areas that there are.</summary>
    public int[] Areas { get; }

    /// <summary>All pictures, by start.</summary>
    public ReadOnlySpan<ProbePicture> All => _pictures;

    /// <summary>Everything that a picture of these may be of one of the other's.</summary>
    /// <param name="areas">The other's areas.</param>
    public IEnumerable<Geometry> Geometries(IReadOnlyList<int> areas) =>
        from area in Areas
        from keptArea in areas
        from view in _views
        from orientation in Orientations(view)
        select new Geometry(area, view.Window, orientation, keptArea, view.Kept);

    /// <summary>The hashes of a window of all pictures, as they would be shown upright.</summary>
    public ReadOnlySpan<PictureHash> Hashes(int window, Orientation orientation)
    {
        if (!_turned.TryGetValue((window, orientation), out var hashes))
        {
            hashes = Array.ConvertAll(_pictures, picture => orientation.Apply(picture.Hashes[window]));
            _turned.Add((window, orientation), hashes);
        }

        return hashes;
    }

    /// <summary>Index of the first picture that is seen at a time or after it.</summary>
    public int IndexAt(double time)
    {
        var (low, high) = (0, _pictures.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _pictures[middle].End <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Turned pictures and negatives are looked for uncropped only.</summary>
    private static IEnumerable<Orientation> Orientations((int Window, int Kept) view) =>
        Enumerable.Range(0, view == (PictureViews.Centre, PictureViews.Centre) ? Orientation.Count : 2)
            .Select(index => new Orientation(index));
}
