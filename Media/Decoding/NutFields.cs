using System.Buffers;

namespace TVidz.Media.Decoding;

/// <summary>Reads the fields of NUT packets; running out of bytes is an error.</summary>
internal static class NutFields
{
    /// <summary>A <c>v</c>: seven bits a byte, the highest first, the last byte without its top bit.</summary>
    public static long ReadUnsigned(this ref SequenceReader<byte> reader)
    {
        var value = 0L;
        while (true)
        {
            var part = reader.ReadByte();
            if (value > long.MaxValue >> 7)
            {
                throw new NutFormatException("A number is too large.");
            }

            value = (value << 7) | (part & 0x7FL);
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    /// <summary>An <c>s</c>: 0, 1, -1, 2, -2, … as 0, 1, 2, 3, 4, …</summary>
    public static long ReadSigned(this ref SequenceReader<byte> reader)
    {
        var value = reader.ReadUnsigned();
        return (value & 1) == 1 ? (value >> 1) + 1 : -(value >> 1);
    }

    /// <summary>A <c>v</c> that counts something small.</summary>
    public static int ReadCount(this ref SequenceReader<byte> reader, int most)
    {
        var value = reader.ReadUnsigned();
        return value <= most ? (int)value : throw new NutFormatException($"{value} is more than {most}.");
    }

    /// <summary>One byte.</summary>
    public static byte ReadByte(this ref SequenceReader<byte> reader) =>
        reader.TryRead(out var value) ? value : throw new NutFormatException("A packet ends too early.");

    /// <summary>Passes over bytes of no interest.</summary>
    public static void Skip(this ref SequenceReader<byte> reader, long count)
    {
        if (count > reader.Remaining)
        {
            throw new NutFormatException("A packet ends too early.");
        }

        reader.Advance(count);
    }
}
