using TVidz.Fingerprints;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Grains.Tests.Index;

/// <summary>Videos without cuts, whose pictures have nothing in common with those of another seed.</summary>
internal static class RandomPictures
{
    public static Fingerprint Fingerprint(int seed)
    {
        const int pictures = 20, seconds = 3;
        var random = new Random(seed);
        return new Fingerprint(Fingerprints.Fingerprint.CurrentVersion, pictures * seconds, [])
        {
            Pictures = new PictureTrack([.. Enumerable.Range(0, pictures).Select(i => new PictureRun(
                seconds * i, seconds * (i + 1), 0, 200, new PictureHashes(Hash(random), Hash(random), Hash(random))))]),
        };
    }

    private static PictureHash Hash(Random random) => new((ulong)random.NextInt64() << 1, (ulong)random.NextInt64() << 1);
}
