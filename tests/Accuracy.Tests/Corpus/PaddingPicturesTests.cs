using TVidz.Accuracy.Corpus;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Accuracy.Tests.Corpus;

/// <summary>The figures of the films of the set "tune" are in brackets.</summary>
public sealed class PaddingPicturesTests
{
    private const int OtherShot = 38;

    private readonly PictureTrack[] _tracks = [.. Padding.Videos(40).Select(video => video.Fingerprint.Pictures)];

    [Fact]
    public void The_same_seed_gives_the_same_pictures() =>
        Padding.Videos(3).Select(video => video.Fingerprint.Pictures.Runs[^1])
            .ShouldBe(_tracks.Take(3).Select(track => track.Runs[^1]));

    [Fact]
    public void Runs_follow_each_other_to_the_end()
    {
        foreach (var (id, video) in Padding.Videos(40))
        {
            var runs = video.Pictures.Runs;
            runs.Zip(runs.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start, id);
            runs[^1].End.ShouldBe(video.Duration);
        }
    }

    /// <summary>Frequency 1,0 from line to line (0.34) and 0,1 from column to column (0.28).</summary>
    [Fact]
    public void Neighbouring_blocks_are_alike()
    {
        Likeness(frequency: 0, step: 4, isNeighbour: block => block < 12).ShouldBe(0.27, 0.04);
        Likeness(frequency: 2, step: 1, isNeighbour: block => block % 4 < 3).ShouldBe(0.37, 0.04);
    }

    /// <summary>Natural logarithm of the share of pairs of strangers at 45 bits or fewer (-6.8), and at 39 (-10.4).</summary>
    [Fact]
    public void Strangers_come_as_near_as_those_of_films()
    {
        PictureHash[] hashes = [.. _tracks.Select(track => track.Runs[7].Hashes.Centre)
            .Concat(_tracks.SelectMany(track => track.Runs.Where((_, i) => i % 10 == 3).Select(run => run.Hashes.Centre)))];
        int[] distances = [.. hashes.SelectMany((hash, i) => hashes.Take(i).Select(hash.DistanceTo))];

        Math.Log(distances.Count(distance => distance <= 45) / (double)distances.Length).ShouldBe(-6.9, 0.3);
        Math.Log(distances.Count(distance => distance <= 39) / (double)distances.Length).ShouldBe(-10.8, 0.8);
    }

    /// <summary>Bits from a picture of a shot to its next: 26 on average.</summary>
    [Fact]
    public void The_pictures_of_a_shot_drift()
    {
        var steps = _tracks.SelectMany(track => track.Runs.Zip(
            track.Runs.Skip(1), (run, next) => run.Hashes.Centre.DistanceTo(next.Hashes.Centre)));

        steps.Where(step => step < OtherShot).Average().ShouldBe(24, 1);
    }

    private double Likeness(int frequency, int step, Func<int, bool> isNeighbour) => _tracks
        .SelectMany(track => track.Runs)
        .SelectMany(run => Enumerable.Range(0, PictureHash.Bytes).Where(isNeighbour).Select(block =>
            Bit(run.Hashes.Centre, block, frequency) == Bit(run.Hashes.Centre, block + step, frequency) ? 1 : -1))
        .Average();

    private static bool Bit(PictureHash hash, int block, int frequency) =>
        ((block < 8 ? hash.Low : hash.High) >> ((8 * (block % 8)) + frequency) & 1) != 0;
}
