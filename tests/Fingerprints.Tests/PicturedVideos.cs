using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests;

/// <summary>Made-up videos of pictures: shots that drift, some still, in one area or two, of any detail; and copies of pieces of them.</summary>
internal static class PicturedVideos
{
    private const double Sample = 0.25, Begin = 10, Length = 30;

    private const int Areas = 2, Shots = 24;

    /// <summary>A video of a library; the same for the same seed.</summary>
    public static Fingerprint Kept(int seed)
    {
        var random = new Random(seed);
        var runs = new List<PictureRun>();
        var time = 0.0;
        for (var shot = 0; shot < Shots; shot++)
        {
            var picture = Hash(random);
            for (var run = random.Next(1, 4); run > 0; run--)
            {
                var end = time + (Sample * random.Next(2, 14));
                for (var area = 0; area < random.Next(1, Areas + 1); area++)
                {
                    runs.Add(new PictureRun(time, end, area, (byte)random.Next(100, 256), new PictureHashes(picture, Hash(random), Hash(random))));
                }

                (time, picture) = (end, Changed(picture, 20, random));
            }
        }

        return new Fingerprint(Fingerprint.CurrentVersion, time, [.. runs.Select(run => run.Start).Where(start => start > 0).Distinct()])
        {
            Pictures = new PictureTrack([.. runs]),
        };
    }

    /// <summary>What is searched for after half a minute of the video has lost a little, is shown in another way and at another speed.</summary>
    /// <param name="seed">Of the video.</param>
    /// <param name="orientation">How it is shown.</param>
    /// <param name="speed">How many times as fast.</param>
    public static Fingerprint Copy(int seed, int orientation = 0, double speed = 1)
    {
        var random = new Random(seed + 1000);
        var pictures = new List<ProbePicture>();
        foreach (var run in Kept(seed).Pictures.Runs.Where(run => run.Start >= Begin && run.End <= Begin + Length))
        {
            for (var time = run.Start; time < run.End; time += Sample * speed)
            {
                var hashes = Enumerable.Range(0, PictureViews.QueryWindows.Length)
                    .Select(window => window == 0 ? new Orientation(orientation).Apply(Changed(run.Hashes.Centre, 16, random)) : Hash(random));
                var until = time + (Sample * (1 + random.Next(run.Area + 1)));
                pictures.Add(new ProbePicture(
                    (time - Begin) / speed, (until - Begin) / speed, run.Area, run.Detail, [.. hashes]));
            }
        }

        return new Fingerprint(Fingerprint.CurrentVersion, Length / speed, [])
        {
            Probe = new PictureProbe([.. pictures.OrderBy(picture => picture.Start).ThenBy(picture => picture.Area)]),
        };
    }

    /// <summary>Any hash.</summary>
    public static PictureHash Hash(Random random) => new((ulong)random.NextInt64() << 1, (ulong)random.NextInt64() << 1);

    /// <summary>The hash with up to so many bits the other way round.</summary>
    public static PictureHash Changed(PictureHash hash, int most, Random random)
    {
        for (var i = random.Next(most + 1); i > 0; i--)
        {
            var bit = 1UL << random.Next(64);
            hash = random.Next(2) == 0 ? hash with { Low = hash.Low ^ bit } : hash with { High = hash.High ^ bit };
        }

        return hash;
    }
}
