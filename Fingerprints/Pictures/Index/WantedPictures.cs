namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>Lists the hashes that a query looks for: every picture in every view and orientation.</summary>
internal static class WantedPictures
{
    /// <summary>The most hashes that are looked for; of a longer video fewer pictures are.</summary>
    private const int Most = 1 << 16;

    /// <summary>Orientations of which all views are looked for: as it is, and mirrored.</summary>
    private const int OfAllViews = 2;

    private static readonly int[] WindowOf =
        [.. PictureViews.Queried.Select(view => PictureViews.QueryWindows.IndexOf(view.Window))];

    /// <summary>Adds what a query looks for to a list.</summary>
    public static void AddTo(List<WantedPicture> wanted, Fingerprint query)
    {
        if (query.Probe is { } probe)
        {
            var step = Step(probe.Pictures.Length, (OfAllViews * WindowOf.Length) + Orientation.Count - OfAllViews);
            for (var i = 0; i < probe.Pictures.Length; i += step)
            {
                Add(wanted, probe.Pictures[i]);
            }

            return;
        }

        var runs = query.Pictures.Runs;
        var runStep = Step(runs.Length, Orientation.Count + (OfAllViews * (PictureHashes.Count - 1)));
        for (var i = 0; i < runs.Length; i += runStep)
        {
            for (var kept = 0; kept < PictureHashes.Count; kept++)
            {
                Add(wanted, runs[i].Hashes[kept], runs[i].Start, -1, kept, kept == PictureViews.Centre);
            }
        }
    }

    private static int Step(int pictures, int hashesEach) => 1 + (pictures * hashesEach / Most);

    private static void Add(List<WantedPicture> wanted, ProbePicture picture)
    {
        for (var view = 0; view < WindowOf.Length; view++)
        {
            if (WindowOf[view] < picture.Hashes.Length)
            {
                Add(wanted, picture.Hashes[WindowOf[view]], picture.Start, view, PictureViews.Queried[view].Kept, view == 0);
            }
        }
    }

    private static void Add(List<WantedPicture> wanted, PictureHash hash, double time, int view, int kept, bool isAllWays)
    {
        for (var i = 0; i < (isAllWays ? Orientation.Count : OfAllViews); i++)
        {
            wanted.Add(new WantedPicture(
                KeptSalt.Apply(new Orientation(i).Apply(hash), kept), (float)time, (sbyte)view, (byte)kept, (byte)i));
        }
    }
}
