using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Lists the hashes that a query looks for: every picture in every view and orientation, the likeliest of these first.
/// The first are looked for more widely.
/// </summary>
internal static class WantedPictures
{
    /// <summary>The most bits in which the keys of a hash may differ from those of what is found.</summary>
    public const int MostFlips = 2;

    /// <summary>The most hashes that are looked for; of a longer video fewer pictures are.</summary>
    private const int Most = 1 << 16;

    /// <summary>Orientations of which all views are looked for: as it is, and mirrored.</summary>
    private const int OfAllViews = 2;

    /// <summary>Look-ups that a search has the time for with one bit of a key flipped, and with two.</summary>
    private const int MostOnce = 1 << 18, MostTwice = 1 << 19;

    /// <summary>Look-ups for a hash with one bit flipped, and with one or two.</summary>
    private const int Once = Bands.Count * Bands.KeyBits, Twice = Once * (Bands.KeyBits + 1) / 2;

    private static readonly int[] WindowOf =
        [.. PictureViews.Queried.Select(view => PictureViews.QueryWindows.IndexOf(view.Window))];

    /// <summary>Adds what a query looks for to a list.</summary>
    public static void AddTo(List<WantedPicture> wanted, Fingerprint query)
    {
        AddAll(wanted, query);
        for (var i = 0; i < Math.Min(wanted.Count, MostOnce / Once); i++)
        {
            wanted[i] = wanted[i] with { Flips = 1 };
        }

        FlipTwice(wanted, wanted.TakeWhile(picture => (picture.View, picture.Kept) == (wanted[0].View, wanted[0].Kept)).Count());
    }

    /// <summary>Of the likeliest, those that are not mirrored are looked for most widely; where they are too many, some of all times.</summary>
    private static void FlipTwice(List<WantedPicture> wanted, int likeliest)
    {
        var excess = likeliest / OfAllViews * Twice / MostTwice;

        // Areas of a frame take turns: an odd step meets them all.
        var step = OfAllViews * (1 + (excess / 2 * 2));
        for (var i = 0; i < likeliest; i += step)
        {
            wanted[i] = wanted[i] with { Flips = MostFlips };
        }
    }

    private static void AddAll(List<WantedPicture> wanted, Fingerprint query)
    {
        if (query.Probe is { } probe)
        {
            var step = Step(probe.Pictures.Length, (OfAllViews * WindowOf.Length) + Orientation.Count - OfAllViews);
            for (var view = 0; view < WindowOf.Length; view++)
            {
                AddProbe(wanted, probe.Pictures, step, view, 0, OfAllViews);
            }

            AddProbe(wanted, probe.Pictures, step, 0, OfAllViews, Orientation.Count);
            return;
        }

        var runs = query.Pictures.Runs;
        var runStep = Step(runs.Length, Orientation.Count + (OfAllViews * (PictureHashes.Count - 1)));
        for (var kept = 0; kept < PictureHashes.Count; kept++)
        {
            AddKept(wanted, runs, runStep, kept, 0, OfAllViews);
        }

        AddKept(wanted, runs, runStep, PictureViews.Centre, OfAllViews, Orientation.Count);
    }

    private static void AddProbe(
        List<WantedPicture> wanted, ImmutableArray<ProbePicture> pictures, int step, int view, int first, int end)
    {
        for (var i = 0; i < pictures.Length; i += step)
        {
            if (WindowOf[view] < pictures[i].Hashes.Length)
            {
                Add(wanted, pictures[i].Hashes[WindowOf[view]], pictures[i].Start, view, PictureViews.Queried[view].Kept, first, end);
            }
        }
    }

    private static void AddKept(
        List<WantedPicture> wanted, ImmutableArray<PictureRun> runs, int step, int kept, int first, int end)
    {
        for (var i = 0; i < runs.Length; i += step)
        {
            Add(wanted, runs[i].Hashes[kept], runs[i].Start, -1, kept, first, end);
        }
    }

    private static int Step(int pictures, int hashesEach) => 1 + (pictures * hashesEach / Most);

    private static void Add(
        List<WantedPicture> wanted, PictureHash hash, double time, int view, int kept, int firstOrientation, int endOrientation)
    {
        for (var i = firstOrientation; i < endOrientation; i++)
        {
            wanted.Add(new WantedPicture(
                KeptSalt.Apply(new Orientation(i).Apply(hash), kept), (float)time, (sbyte)view, (byte)kept, (byte)i));
        }
    }
}
