namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>Chooses which of a video's hashes are indexed: fewer than are kept, as memory holds them all.</summary>
internal static class PictureChoice
{
    /// <summary>Seconds between the pictures whose centre is indexed; and those of the other windows.</summary>
    private static readonly double[] Intervals = [3, 15, 15];

    /// <summary>Share of the interval after which a new shot's first picture is indexed.</summary>
    private const double Eager = 0.4;

    /// <summary>Calls for each hash that is indexed: the run, and which of its hashes.</summary>
    public static void ForEach(PictureTrack track, Action<PictureRun, int> action)
    {
        foreach (var runs in track.Runs.GroupBy(run => run.Area))
        {
            for (var kept = 0; kept < PictureHashes.Count; kept++)
            {
                ForEach(runs, Intervals[kept], run => action(run, kept));
            }
        }
    }

    private static void ForEach(IEnumerable<PictureRun> runs, double interval, Action<PictureRun> action)
    {
        var last = double.NegativeInfinity;
        PictureRun? previous = null;
        foreach (var run in runs)
        {
            var isNew = previous is not { } other || other.Hashes.Centre.DistanceTo(run.Hashes.Centre) >= TrackBuilder.OtherShot;
            if (run.Start - last >= (isNew ? Eager : 1) * interval)
            {
                action(run);
                last = run.Start;
            }

            previous = run;
        }
    }
}
