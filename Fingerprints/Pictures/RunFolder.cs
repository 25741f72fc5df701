using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>Hashes samples and folds those that look the same into runs.</summary>
internal sealed class RunFolder
{
    /// <summary>Bits, 12 %: a sample that differs by no more from the first of its run belongs to it.</summary>
    private const int SamePicture = 15;

    /// <summary>Bits, 16 %, from the last run with views; and seconds since: then a run gets views of its own.</summary>
    private const int SameViews = 20;

    private const double ViewInterval = 4;

    /// <summary>A run with less detail tells nothing and is not kept.</summary>
    private const int LeastDetail = 12;

    private readonly List<PictureRun> _runs = [];
    private readonly Dictionary<int, PictureRun> _lastWithViews = [];
    private readonly Patch _patch = new();
    private readonly BlockHasher _hasher = new();

    /// <summary>Folds the samples of some seconds in each of the areas.</summary>
    /// <param name="samples">In the order of their times; at least one.</param>
    /// <param name="areas">What of their frames to look at.</param>
    /// <param name="end">Seconds at which the last sample's picture ends.</param>
    public void Add(IReadOnlyList<Sample> samples, ImmutableArray<Area> areas, double end)
    {
        foreach (var area in areas)
        {
            Add(samples, area, end);
        }
    }

    /// <summary>All runs so far.</summary>
    public PictureTrack Complete() =>
        new([.. _runs.OrderBy(run => run.Start).ThenBy(run => run.Area)]);

    private void Add(IReadOnlyList<Sample> samples, Area area, double end)
    {
        var window = area.Window.Of(PictureViews.Centre);
        var looks = samples.Select(sample => Look(sample, window)).ToArray();
        for (var (first, next) = (0, 0); first < looks.Length; first = next)
        {
            while (next < looks.Length && looks[next].Hash.DistanceTo(looks[first].Hash) <= SamePicture)
            {
                next++;
            }

            // The middle is as near to the run's beginning as to its end.
            var middle = (first + next) / 2;
            if (looks[middle].Detail >= LeastDetail)
            {
                var run = new PictureRun(
                    samples[first].Time, next < samples.Count ? samples[next].Time : end, area.Number,
                    looks[middle].Detail, looks[middle].Hash, []);
                _runs.Add(WithViews(run, samples[middle], area));
            }
        }
    }

    private PictureRun WithViews(PictureRun run, Sample sample, Area area)
    {
        if (_lastWithViews.TryGetValue(area.Number, out var last)
            && run.Start - last.Start < ViewInterval && run.Centre.DistanceTo(last.Centre) <= SameViews)
        {
            return run;
        }

        run = run with { Views = [.. PictureViews.Others.Select(view => Look(sample, area.Window.Of(view)).Hash)] };
        _lastWithViews[area.Number] = run;
        return run;
    }

    private (PictureHash Hash, byte Detail) Look(Sample sample, Window window)
    {
        _patch.Load(sample.Frame, window);
        return _hasher.Hash(_patch);
    }
}
