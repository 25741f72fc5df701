using System.Collections.Immutable;
using FsCheck.Xunit;
using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Tests.Pictures;

[Properties(Replay = "(20260101,20260103)")]
public sealed class PictureCodecTests
{
    [Property(MaxTest = 100)]
    public void A_track_reads_back_as_it_was_written_its_times_to_the_millisecond(int seed, byte count)
    {
        var track = Track(new Random(seed), count);

        var read = PictureTrackCodec.Decode(PictureTrackCodec.Encode(track));

        read.Runs.ShouldBe(track.Runs.Select(run => run with { Start = ToMillisecond(run.Start), End = ToMillisecond(run.End) }));
    }

    [Property(MaxTest = 100)]
    public void A_probe_reads_back_as_it_was_written_its_times_to_the_millisecond(int seed, byte count)
    {
        var probe = Probe(new Random(seed), count);

        var read = PictureProbeCodec.Decode(PictureProbeCodec.Encode(probe));

        read.Pictures.Length.ShouldBe(count);
        foreach (var (actual, expected) in read.Pictures.Zip(probe.Pictures))
        {
            actual.Hashes.ShouldBe(expected.Hashes);
            (actual with { Hashes = expected.Hashes }).ShouldBe(
                expected with { Start = ToMillisecond(expected.Start), End = ToMillisecond(expected.End) });
        }
    }

    [Fact]
    public void Of_no_pictures_there_are_no_bytes()
    {
        PictureTrackCodec.Encode(PictureTrack.Empty).ShouldBeEmpty();
        PictureTrackCodec.Decode([]).IsEmpty.ShouldBeTrue();
        PictureProbeCodec.Encode(new PictureProbe([])).ShouldBeEmpty();
        PictureProbeCodec.Decode([]).Pictures.ShouldBeEmpty();
    }

    [Fact]
    public void Bytes_that_break_off_within_a_picture_are_refused()
    {
        var track = PictureTrackCodec.Encode(Track(new Random(1), 1));
        for (var length = 1; length < track.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => PictureTrackCodec.Decode(track.AsSpan(0, length)));
        }

        var probe = PictureProbeCodec.Encode(Probe(new Random(1), 1));
        for (var length = 1; length < probe.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => PictureProbeCodec.Decode(probe.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_number_that_does_not_end_is_refused()
    {
        var bytes = Enumerable.Repeat(byte.MaxValue, 100).ToArray();

        Should.Throw<InvalidDataException>(() => PictureTrackCodec.Decode(bytes));
        Should.Throw<InvalidDataException>(() => PictureProbeCodec.Decode(bytes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_picture_with_a_number_of_hashes_that_there_cannot_be_is_refused(byte hashes)
    {
        byte[] picture = [0, 100, 0, 255, hashes, .. new byte[hashes * PictureHash.Bytes]];

        Should.Throw<InvalidDataException>(() => PictureProbeCodec.Decode(picture));
    }

    private static PictureTrack Track(Random random, int count) => new([.. Times(random, count).Select(times => new PictureRun(
        times.Start, times.End, random.Next(256), (byte)random.Next(256), new PictureHashes(Hash(random), Hash(random), Hash(random))))]);

    private static PictureProbe Probe(Random random, int count) => new([.. Times(random, count).Select(times => new ProbePicture(
        times.Start, times.End, random.Next(256), (byte)random.Next(256), Hashes(random)))]);

    /// <summary>Of pictures of a long film, by start.</summary>
    private static List<(double Start, double End)> Times(Random random, int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(_ => 4 * 3600 * random.NextDouble())
            .Order()
            .Select(start => (start, start + (100 * random.NextDouble()))),
    ];

    /// <summary>Those of all windows, or of the centre alone.</summary>
    private static ImmutableArray<PictureHash> Hashes(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(2) == 0 ? 1 : PictureViews.QueryWindows.Length).Select(_ => Hash(random)),
    ];

    private static PictureHash Hash(Random random) => new((ulong)random.NextInt64(long.MinValue, long.MaxValue), (ulong)random.NextInt64());

    private static double ToMillisecond(double seconds) => Math.Round(seconds * 1000) / 1000;
}
