using TVidz.Fingerprints;

namespace TVidz.Bench.Index;

/// <summary>Videos whose shots are as long as those of edited film: lognormal, on a grid of 25 frames a second.</summary>
internal static class SyntheticLibrary
{
    /// <summary>Cuts of a video.</summary>
    public const int CutsPerVideo = 100;

    private const double MedianShot = 2.5, Spread = 0.8, Frame = 0.04, ShortestShot = 0.24;

    /// <summary>The same videos for the same seed.</summary>
    public static Fingerprint[] Create(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Video(random))];
    }

    /// <summary>One video of a library that need not be held; the same for the same seed and number.</summary>
    public static Fingerprint Video(int seed, int number) => Video(new Random(HashCode(seed, number)));

    /// <summary>
    /// A disguised fragment: 40 cuts from anywhere, its time beginning at 0, 10 % of the cuts lost, 8 % added, each
    /// moved by up to 20 ms.
    /// </summary>
    public static Fingerprint Disguise(Fingerprint video, Random random)
    {
        const int length = 40;
        var first = random.Next(1, video.SceneCuts.Length - length);
        var (start, end) = (video.SceneCuts[first - 1] + 0.1, video.SceneCuts[first + length - 1] + 0.1);
        var kept = video.SceneCuts
            .Where(cut => cut > start && cut < end && random.NextDouble() >= 0.1)
            .Select(cut => cut - start + ((random.NextDouble() - 0.5) * 0.04));
        var added = Enumerable.Range(0, length * 8 / 100).Select(_ => random.NextDouble() * (end - start));
        return new Fingerprint(
            Fingerprint.CurrentVersion, end - start + 0.1, [.. kept.Concat(added).Where(cut => cut > 0).Distinct().Order()]);
    }

    /// <summary>The same in every process.</summary>
    private static int HashCode(int seed, int number) => (seed * 1_000_003) ^ number;

    private static Fingerprint Video(Random random)
    {
        var cuts = new double[CutsPerVideo];
        var time = 0.0;
        for (var i = 0; i < cuts.Length; i++)
        {
            time += Math.Max(ShortestShot, MedianShot * Math.Exp(Spread * Normal(random)));
            cuts[i] = Math.Round(time / Frame) * Frame;
        }

        return new Fingerprint(Fingerprint.CurrentVersion, cuts[^1] + 2, [.. cuts]);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
