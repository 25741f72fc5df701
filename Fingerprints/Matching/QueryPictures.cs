using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>The pictures of a video that is held against others: those to search for, or where there are none, those kept. Immutable.</summary>
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

    private readonly (int Window, int Kept)[] _views;
    private readonly SeenPicture[] _pictures;
    private readonly PictureHash[][] _hashes;
    private readonly bool _endInOrder;

    public QueryPictures(Fingerprint fingerprint)
    {
        (_views, _pictures, _hashes) = fingerprint.Probe is { } probe
            ? Of(probe.Pictures.AsSpan())
            : Of(fingerprint.Pictures.Runs.AsSpan());
        _endInOrder = _pictures.Zip(_pictures.Skip(1)).All(pair => pair.First.End <= pair.Second.End);
        Begin = _pictures.Length > 0 ? _pictures[0].Start : double.PositiveInfinity;
        End = _pictures.Length > 0 ? _pictures.Max(picture => picture.End) : double.NegativeInfinity;
        Areas = [.. _pictures.Select(picture => picture.Area).Distinct().Order()];
    }

    /// <summary>Seconds at which the first is seen, and until which any is.</summary>
    public double Begin { get; }

    /// <inheritdoc cref="Begin"/>
    public double End { get; }

    /// <summary>The areas that there are.</summary>
    public int[] Areas { get; }

    /// <summary>All pictures, by start.</summary>
    public ReadOnlySpan<SeenPicture> All => _pictures;

    /// <summary>Everything that a picture of these may be of one of the other's.</summary>
    /// <param name="areas">The other's areas.</param>
    public IEnumerable<Geometry> Geometries(IReadOnlyList<int> areas) =>
        from area in Areas
        from keptArea in areas
        from view in _views
        from orientation in Orientations(view)
        select new Geometry(area, view.Window, orientation, keptArea, view.Kept);

    /// <summary>The hashes of a window of all pictures.</summary>
    public ReadOnlySpan<PictureHash> Hashes(int window) => _hashes[window];

    /// <summary>Index of the first picture that is seen at a time or after it.</summary>
    /// <param name="time">Seconds.</param>
    /// <param name="from">The answer for an earlier time, or 0: most often it is not far from there.</param>
    public int IndexAt(double time, int from)
    {
        if (!_endInOrder)
        {
            return IndexAt(time);
        }

        while (from < _pictures.Length && _pictures[from].End <= time)
        {
            from++;
        }

        return from;
    }

    private int IndexAt(double time)
    {
        var (low, high) = (0, _pictures.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _pictures[middle].End <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static ((int Window, int Kept)[] Views, SeenPicture[] Pictures, PictureHash[][] Hashes) Of(ReadOnlySpan<ProbePicture> probe)
    {
        var pictures = new SeenPicture[probe.Length];
        var isWhole = true;
        for (var i = 0; i < probe.Length; i++)
        {
            pictures[i] = new SeenPicture(probe[i].Start, probe[i].End, probe[i].Area, PictureEvidence.Weight(probe[i].Detail));
            isWhole &= probe[i].Hashes.Length == PictureViews.QueryWindows.Length;
        }

        var views = isWhole ? ProbeViews : ProbeViews[..1];
        var hashes = new PictureHash[isWhole ? PictureViews.QueryWindows.Length : 1][];
        for (var window = 0; window < hashes.Length; window++)
        {
            var ofWindow = hashes[window] = new PictureHash[probe.Length];
            for (var i = 0; i < ofWindow.Length; i++)
            {
                ofWindow[i] = probe[i].Hashes[window];
            }
        }

        return (views, pictures, hashes);
    }

    private static ((int Window, int Kept)[] Views, SeenPicture[] Pictures, PictureHash[][] Hashes) Of(ReadOnlySpan<PictureRun> runs)
    {
        var pictures = new SeenPicture[runs.Length];
        var hashes = new PictureHash[PictureHashes.Count][];
        for (var window = 0; window < hashes.Length; window++)
        {
            hashes[window] = new PictureHash[runs.Length];
        }

        for (var i = 0; i < runs.Length; i++)
        {
            pictures[i] = new SeenPicture(runs[i].Start, runs[i].End, runs[i].Area, PictureEvidence.Weight(runs[i].Detail));
            for (var window = 0; window < hashes.Length; window++)
            {
                hashes[window][i] = runs[i].Hashes[window];
            }
        }

        return (KeptViews, pictures, hashes);
    }

    /// <summary>Turned pictures and negatives are looked for uncropped only.</summary>
    private static IEnumerable<Orientation> Orientations((int Window, int Kept) view) =>
        Enumerable.Range(0, view == (PictureViews.Centre, PictureViews.Centre) ? Orientation.Count : 2)
            .Select(index => new Orientation(index));
}
