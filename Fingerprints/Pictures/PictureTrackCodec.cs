using System.Buffers.Binary;
using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// A <see cref="PictureTrack"/> in bytes, as it is stored and sent: for each run, as unsigned LEB128 numbers, the
/// milliseconds from the last run's start and its own length; then the area, the detail, and the hashes, little-endian. No run, no bytes. Times are kept to the millisecond.
/// </summary>
public static class PictureTrackCodec
{
    private const double Milliseconds = 1000;

    private const int MostVarintBytes = 5;

    /// <summary>The track in bytes.</summary>
    public static byte[] Encode(PictureTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var bytes = new List<byte>();
        long last = 0;
        foreach (var run in track.Runs)
        {
            var start = ToMilliseconds(run.Start);
            WriteVarint(bytes, start - last);
            WriteVarint(bytes, ToMilliseconds(run.End) - start);
            bytes.Add(checked((byte)run.Area));
            bytes.Add(run.Detail);
            WriteHash(bytes, run.Hashes.Centre);
            WriteHash(bytes, run.Hashes.Close);
            WriteHash(bytes, run.Hashes.Column);

            last = start;
        }

        return [.. bytes];
    }

    /// <summary>The track that was encoded.</summary>
    /// <exception cref="InvalidDataException">These are not the bytes of a track.</exception>
    public static PictureTrack Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return PictureTrack.Empty;
        }

        var runs = ImmutableArray.CreateBuilder<PictureRun>();
        long last = 0;
        while (!bytes.IsEmpty)
        {
            var start = last + ReadVarint(ref bytes);
            var end = start + ReadVarint(ref bytes);
            var head = Take(ref bytes, 2);
            var hashes = new PictureHashes(ReadHash(ref bytes), ReadHash(ref bytes), ReadHash(ref bytes));
            runs.Add(new PictureRun(start / Milliseconds, end / Milliseconds, head[0], head[1], hashes));
            last = start;
        }

        return new PictureTrack(runs.DrainToImmutable());
    }

    private static long ToMilliseconds(double seconds) => (long)Math.Round(seconds * Milliseconds);

    private static void WriteVarint(List<byte> bytes, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    private static long ReadVarint(ref ReadOnlySpan<byte> bytes)
    {
        long value = 0;
        for (var i = 0; i < MostVarintBytes; i++)
        {
            var next = Take(ref bytes, 1)[0];
            value |= (long)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number of a picture track is too large.");
    }

    private static void WriteHash(List<byte> bytes, PictureHash hash)
    {
        Span<byte> words = stackalloc byte[PictureHash.Bytes];
        BinaryPrimitives.WriteUInt64LittleEndian(words, hash.Low);
        BinaryPrimitives.WriteUInt64LittleEndian(words[sizeof(ulong)..], hash.High);
        bytes.AddRange(words);
    }

    private static PictureHash ReadHash(ref ReadOnlySpan<byte> bytes)
    {
        var words = Take(ref bytes, PictureHash.Bytes);
        return new PictureHash(
            BinaryPrimitives.ReadUInt64LittleEndian(words[sizeof(ulong)..]), BinaryPrimitives.ReadUInt64LittleEndian(words));
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (bytes.Length < count)
        {
            throw new InvalidDataException("A picture track breaks off.");
        }

        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
