using System.Buffers.Binary;
using System.Numerics;
using Microsoft.Win32.SafeHandles;

namespace TVidz.Media.Containers.Matroska;

/// <summary>Goes through the elements of an EBML file (RFC 8794), by way of a small window: most of the file is passed over.</summary>
internal sealed class EbmlReader(SafeFileHandle file)
{
    private const int WindowBytes = 1 << 12, MostBytes = 1 << 20;

    /// <summary>Several for each frame of some dozens of hours; without a limit, gigabytes of empty ones would keep a thread busy.</summary>
    private const int MostElements = 1 << 24;

    private readonly byte[] _window = new byte[WindowBytes];
    private long _windowStart;
    private int _windowLength;
    private int _elements;

    /// <summary>Bytes from the file's beginning to what is read next.</summary>
    public long Position { get; set; }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; } = RandomAccess.GetLength(file);

    /// <summary>Reads the head of the next element.</summary>
    /// <param name="parentEnd">Where it must end at the latest.</param>
    /// <exception cref="NotPlainException">It is longer than its parent, or does not know how long it is; or there are too many.</exception>
    public Element Next(long parentEnd)
    {
        var id = (uint)ReadVariable(keepMarker: true);
        var size = ReadVariable(keepMarker: false);
        return size >= 0 && size <= parentEnd - Position && ++_elements <= MostElements
            ? new Element(id, Position, Position + size)
            : throw new NotPlainException("elements that do not fit");
    }

    /// <summary>The number that an element is.</summary>
    public ulong ReadUnsigned(Element element)
    {
        var number = 0UL;
        foreach (var digit in Take(element, sizeof(ulong)))
        {
            number = (number << 8) | digit;
        }

        return number;
    }

    /// <summary>The bytes that an element is.</summary>
    public byte[] ReadBytes(Element element)
    {
        var bytes = element.Size <= MostBytes ? new byte[element.Size] : throw new NotPlainException("a huge element");
        return RandomAccess.Read(file, bytes, element.Start) == bytes.Length ? bytes : throw new NotPlainException("an element that breaks off");
    }

    /// <summary>A signed number of 16 bits.</summary>
    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));

    /// <summary>A byte.</summary>
    public byte ReadByte() => Take(1)[0];

    /// <summary>A number with its length in its first bits; −1: the reserved one, for an unknown size.</summary>
    /// <param name="keepMarker">Whether these bits are part of it.</param>
    public long ReadVariable(bool keepMarker)
    {
        var first = ReadByte();
        var more = BitOperations.LeadingZeroCount((uint)first) - 24;
        if (more >= sizeof(long))
        {
            throw new NotPlainException("a number that is too long");
        }

        var mask = (1L << (7 * (more + 1))) - 1;
        var number = (long)first;
        foreach (var digit in Take(more))
        {
            number = (number << 8) | digit;
        }

        return keepMarker ? number : (number & mask) == mask ? -1 : number & mask;
    }

    private ReadOnlySpan<byte> Take(Element element, int most)
    {
        Position = element.Start;
        return element.Size <= most ? Take((int)element.Size) : throw new NotPlainException("a number that is too long");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (Position < _windowStart || Position + count > _windowStart + _windowLength)
        {
            (_windowStart, _windowLength) = (Position, RandomAccess.Read(file, _window, Position));
            if (count > _windowLength)
            {
                throw new NotPlainException("an element that breaks off");
            }
        }

        var taken = _window.AsSpan((int)(Position - _windowStart), count);
        Position += count;
        return taken;
    }
}
