using System.Buffers.Binary;

namespace TVidz.Fingerprints.Pictures;

/// <summary>Reads what <see cref="PictureWriter"/> has written. Everything throws <see cref="InvalidDataException"/> where the bytes are no pictures.</summary>
/// <param name="bytes">What was written.</param>
internal ref struct PictureReader(ReadOnlySpan<byte> bytes)
{
    private const int MostNumberBytes = 5;

    private ReadOnlySpan<byte> _rest = bytes;
    private long _last;

    /// <summary>Whether all is read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The beginning of a picture.</summary>
    public (double Start, double End, int Area, byte Detail) ReadHead()
    {
        var start = _last + ReadNumber();
        var end = start + ReadNumber();
        var bytes = Take(2);
        _last = start;
        return (start / PictureWriter.Milliseconds, end / PictureWriter.Milliseconds, bytes[0], bytes[1]);
    }

    /// <summary>How many of something follow, 1 to <paramref name="most"/>.</summary>
    public int ReadCount(int most)
    {
        var count = ReadNumber();
        return count >= 1 && count <= most
            ? (int)count
            : throw new InvalidDataException($"A picture has {count} hashes; 1 to {most} are possible.");
    }

    /// <summary>A hash of the picture.</summary>
    public PictureHash ReadHash()
    {
        var bytes = Take(PictureHash.Bytes);
        return new PictureHash(
            High: BinaryPrimitives.ReadUInt64LittleEndian(bytes[sizeof(ulong)..]),
            Low: BinaryPrimitives.ReadUInt64LittleEndian(bytes));
    }

    private long ReadNumber()
    {
        long value = 0;
        for (var i = 0; i < MostNumberBytes; i++)
        {
            var next = Take(1)[0];
            value |= (long)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number of a picture is too large.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count)
        {
            throw new InvalidDataException("The pictures break off.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
