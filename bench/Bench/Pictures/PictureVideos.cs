using System.Globalization;
using TVidz.Accuracy.Corpus;
using TVidz.Bench.Index;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Bench.Pictures;

/// <summary>Videos that do not exist, with cuts and pictures, each the same whenever it is asked for; and pieces of them to search for.</summary>
internal static class PictureVideos
{
    /// <summary>Seconds of a query.</summary>
    private const double QuerySeconds = 60;

    /// <summary>Seconds between the pictures of a probe.</summary>
    private const double Sample = 0.25;

    /// <summary>Of a query's cuts, how many are lost; and seconds by which the others move.</summary>
    private const double Lost = 0.1, Jitter = 0.03;

    /// <summary>Bits of a query's hash that a copy changes, at most.</summary>
    private const int Changed = 16;

    private const int Seed = 20, StrangerSeed = 21;

    /// <summary>As long as the ids that videos have.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{number:D12}");

    /// <summary>The number of the video with an id.</summary>
    public static int NumberOf(string id) => int.Parse(id.AsSpan(id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    /// <summary>A video of the library.</summary>
    public static Fingerprint Video(int number) => Video(Seed, number);

    /// <summary>What an analysis of a minute of the video would search for, after some loss.</summary>
    public static Fingerprint Copy(int number, Random random) => Piece(Video(number), random, Changed);

    /// <summary>The same of a video that the library does not have.</summary>
    public static Fingerprint Stranger(int number, Random random) => Piece(Video(StrangerSeed, number), random, 0);

    private static Fingerprint Video(int seed, int number)
    {
        var cuts = SyntheticLibrary.Video(seed, number);
        return cuts with
        {
            Pictures = new PaddingPictures(((ulong)seed << 32) | (uint)number).Track(cuts.SceneCuts, cuts.Duration),
        };
    }

    private static Fingerprint Piece(Fingerprint video, Random random, int changed)
    {
        var duration = Math.Min(QuerySeconds, video.Duration);
        var start = random.NextDouble() * (video.Duration - duration);
        double[] cuts =
        [
            .. video.SceneCuts
                .Where(cut => cut > start && cut < start + duration && random.NextDouble() >= Lost)
                .Select(cut => cut - start + (((2 * random.NextDouble()) - 1) * Jitter))
                .Where(cut => cut > 0 && cut < duration)
                .Order(),
        ];
        return new Fingerprint(Fingerprint.CurrentVersion, duration, [.. cuts])
        {
            Probe = Probe(video.Pictures, start, duration, random, changed),
        };
    }

    /// <summary>The kept windows of the video's pictures; the others show what no kept one does.</summary>
    private static PictureProbe Probe(PictureTrack track, double start, double duration, Random random, int changed)
    {
        var others = Video(StrangerSeed, random.Next()).Pictures.Runs;
        var pictures = new List<ProbePicture>();
        var run = 0;
        for (var time = 0.0; time < duration; time += Sample)
        {
            while (track.Runs[run].End <= start + time && run < track.Runs.Length - 1)
            {
                run++;
            }

            var kept = track.Runs[run];
            var hashes = new PictureHash[PictureViews.QueryWindows.Length];
            for (var window = 0; window < hashes.Length; window++)
            {
                var view = PictureViews.Kept.IndexOf(PictureViews.QueryWindows[window]);
                hashes[window] = Change(view >= 0 ? kept.Hashes[view] : others[(run + window) % others.Length].Hashes.Centre, random, changed);
            }

            pictures.Add(new ProbePicture(time, time + Sample, kept.Area, kept.Detail, [.. hashes]));
        }

        return new PictureProbe([.. pictures]);
    }

    private static PictureHash Change(PictureHash hash, Random random, int most)
    {
        for (var i = random.Next(most + 1); i > 0; i--)
        {
            var bit = 1UL << random.Next(64);
            hash = random.Next(2) == 0 ? hash with { Low = hash.Low ^ bit } : hash with { High = hash.High ^ bit };
        }

        return hash;
    }
}
