using System.Collections.Immutable;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests.Pictures.Index;

/// <summary>Tracks of random hashes, and copies of them.</summary>
internal static class SyntheticTracks
{
    /// <summary>Pictures that have nothing in common with those of another seed, one every three seconds, or as many as are said.</summary>
    public static PictureTrack Track(int seed, int pictures = 12, int seconds = 3)
    {
        var random = new Random(seed);
        return new PictureTrack([.. Enumerable.Range(0, pictures).Select(i =>
            new PictureRun(seconds * i, seconds * (i + 1), 0, 200, new PictureHashes(Hash(random), Hash(random), Hash(random))))]);
    }

    /// <summary>A query for the track's pictures, of each of whose hashes so many bits are the other way round.</summary>
    public static Fingerprint Copy(PictureTrack track, int bits, int seed = 7, Orientation orientation = default)
    {
        var random = new Random(seed);
        return Query(new PictureTrack([.. track.Runs.Select(run => run with
        {
            Hashes = new PictureHashes(
                Flip(orientation.Apply(run.Hashes.Centre), bits, random),
                Flip(orientation.Apply(run.Hashes.Close), bits, random),
                Flip(orientation.Apply(run.Hashes.Column), bits, random)),
        })]));
    }

    /// <summary>A query without a probe.</summary>
    public static Fingerprint Query(PictureTrack track) =>
        new(Fingerprint.CurrentVersion, track.IsEmpty ? 0 : track.Runs[^1].End, []) { Pictures = track };

    /// <summary>A query with a probe that has the track's centres as the window at this index.</summary>
    public static Fingerprint Probe(PictureTrack track, int window)
    {
        var random = new Random(11);
        return Query(PictureTrack.Empty) with
        {
            Probe = new PictureProbe([.. track.Runs.Select(run => new ProbePicture(
                run.Start, run.End, run.Area, run.Detail,
                [.. ImmutableArray.CreateRange(Enumerable.Range(0, PictureViews.QueryWindows.Length)
                    .Select(i => i == window ? run.Hashes.Centre : Hash(random)))]))]),
        };
    }

    private static PictureHash Hash(Random random) => new((ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64(), (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64());

    private static PictureHash Flip(PictureHash hash, int bits, Random random)
    {
        foreach (var bit in Enumerable.Range(0, PictureHash.Bits).OrderBy(_ => random.Next()).Take(bits).ToList())
        {
            hash = bit < 64 ? hash with { Low = hash.Low ^ (1UL << bit) } : hash with { High = hash.High ^ (1UL << (bit - 64)) };
        }

        return hash;
    }
}
