using System.Buffers.Binary;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// Writes pictures as bytes, one after the other: as unsigned LEB128 numbers the milliseconds from the last picture's
/// start to its own and from there to its end; then its area and its detail, a byte each; then its hashes,
/// little-endian. <see cref="PictureReader"/> reads them.
/// </summary>
internal sealed class PictureWriter
{
    /// <summary>Milliseconds of a second: times are kept to the millisecond.</summary>
    internal const double Milliseconds = 1000;

    private readonly List<byte> _bytes = [];
    private long _last;

    /// <summary>Begins a picture. Pictures come by start.</summary>
    public void WriteHead(double start, double end, int area, byte detail)
    {
        var (first, last) = (ToMilliseconds(start), ToMilliseconds(end));
        WriteNumber(first - _last);
        WriteNumber(last - first);
        _bytes.Add(checked((byte)area));
        _bytes.Add(detail);
        _last = first;
    }

    /// <summary>How many of something follow.</summary>
    public void WriteCount(int count) => WriteNumber(count);

    /// <summary>A hash of the picture.</summary>
    public void WriteHash(PictureHash hash)
    {
        Span<byte> bytes = stackalloc byte[PictureHash.Bytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, hash.Low);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[sizeof(ulong)..], hash.High);
        _bytes.AddRange(bytes);
    }

    /// <summary>All that was written.</summary>
    public byte[] ToArray() => [.. _bytes];

    private static long ToMilliseconds(double seconds) => (long)Math.Round(seconds * Milliseconds);

    private void WriteNumber(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
    }
}
