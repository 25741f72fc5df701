using System.Buffers.Binary;

namespace TVidz.Media.Containers;

/// <summary>Takes numbers from the beginning of some bytes.</summary>
internal ref struct BigEndianBytes(ReadOnlySpan<byte> bytes)
{
    /// <summary>Those that have not been taken.</summary>
    public ReadOnlySpan<byte> Left { get; private set; } = bytes;

    public uint TakeUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)));

    public ulong TakeUInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(sizeof(ulong)));

    public int TakeInt32() => (int)TakeUInt32();

    public ushort TakeUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort)));

    public byte TakeByte() => Take(1)[0];

    /// <exception cref="NotPlainException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > Left.Length)
        {
            throw new NotPlainException("a field that breaks off");
        }

        var taken = Left[..(int)count];
        Left = Left[(int)count..];
        return taken;
    }
}
