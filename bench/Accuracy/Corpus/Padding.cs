using TVidz.Fingerprints;

namespace TVidz.Accuracy.Corpus;

/// <summary>Fingerprints of videos that do not exist, by which a library is made large.</summary>
internal static class Padding
{
    private const string Prefix = "padding-";

    private const int Cuts = 100, Seed = 1_895, PictureSeed = 1_827;

    /// <summary>How many of the videos have pictures, the first ones: with them a video takes many times the memory.</summary>
    private const int WithPictures = 50_000;

    /// <summary>
    /// Salt's figures for films of today: the mean length of a shot is about 4 s, its standard deviation about 1.2 times
    /// that. A lognormal distribution with them has a median of 2.56 s and a spread of 0.944.
    /// </summary>
    private static readonly ShotLengths Lengths = new(2.56, 0.944, 0.2, 120);

    private static readonly double[] FrameRates = [24_000.0 / 1_001, 24, 25, 30_000.0 / 1_001];

    /// <summary>As many videos, each with its id; the same for the same count.</summary>
    public static IEnumerable<(string Id, Fingerprint Fingerprint)> Videos(int count)
    {
        var random = new Random(Seed);
        var pictures = new PaddingPictures(PictureSeed);
        for (var i = 0; i < count; i++)
        {
            var video = Video(random);
            yield return (
                Invariant($"{Prefix}{i:0000000}"),
                i < WithPictures ? video with { Pictures = pictures.Track(video.SceneCuts, video.Duration) } : video);
        }
    }

    /// <summary>Whether an id is one of these videos.</summary>
    public static bool Has(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    private static Fingerprint Video(Random random)
    {
        var rate = FrameRates[random.Next(FrameRates.Length)];
        var cuts = new double[Cuts];
        var frame = 0.0;
        for (var i = 0; i < cuts.Length; i++)
        {
            frame += Math.Round(Lengths.Next(random) * rate);
            cuts[i] = frame / rate;
        }

        return new Fingerprint(Fingerprint.CurrentVersion, cuts[^1] + Lengths.Next(random), [.. cuts]);
    }
}
