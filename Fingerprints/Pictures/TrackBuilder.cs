namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// Chooses the pictures that are kept: the first of each shot, and while the shot goes on, one a little more than every
/// second unless it looks like the last.
/// </summary>
internal sealed class TrackBuilder
{
    /// <summary>Bits, 12 %: a picture that differs by no more from the last one kept is the same.</summary>
    private const int SamePicture = 15;

    /// <summary>Bits, 30 %, from one sample to the next: another shot.</summary>
    public const int OtherShot = 38;

    /// <summary>Seconds between pictures that are kept of a shot; and of one in another area than the first, which is there besides.</summary>
    private const double Interval = 1.2, OtherInterval = 2.4;

    private readonly List<PictureRun> _runs = [];

    /// <summary>Takes in what some seconds look like in one area.</summary>
    public void Add(AreaLooks looks)
    {
        if (!looks.Area.IsKept)
        {
            return;
        }

        for (var (first, next) = (GoOn(looks), 0); first < looks.Count; first = next)
        {
            next = EndOf(looks, first);
            if (!looks.IsBlank(first))
            {
                _runs.Add(new PictureRun(
                    looks.Time(first), looks.Time(next), looks.Area.Number, looks.Detail(first),
                    new PictureHashes(
                        looks.Centre(first),
                        looks.Hash(first, PictureViews.Kept[PictureViews.Close]),
                        looks.Hash(first, PictureViews.Kept[PictureViews.Column]))));
            }
        }
    }

    /// <summary>All that were kept.</summary>
    public PictureTrack Complete() => new([.. _runs.OrderBy(run => run.Start).ThenBy(run => run.Area)]);

    /// <summary>Takes the area's last run on to these looks as far as its picture goes on; the first look that is another.</summary>
    private int GoOn(AreaLooks looks)
    {
        var last = _runs.FindLastIndex(run => run.Area == looks.Area.Number);
        if (last < 0 || _runs[last].End != looks.Time(0))
        {
            return 0;
        }

        var next = 0;
        while (next < looks.Count && looks.Centre(next).DistanceTo(_runs[last].Hashes.Centre) <= SamePicture)
        {
            next++;
        }

        _runs[last] = _runs[last] with { End = looks.Time(next) };
        return next;
    }

    private static int EndOf(AreaLooks looks, int first)
    {
        var next = first + 1;
        while (next < looks.Count
            && looks.Centre(next).DistanceTo(looks.Centre(next - 1)) < OtherShot
            && (looks.Time(next) - looks.Time(first) < (looks.Area.Number == 0 ? Interval : OtherInterval)
                || looks.Centre(next).DistanceTo(looks.Centre(first)) <= SamePicture))
        {
            next++;
        }

        return next;
    }
}
