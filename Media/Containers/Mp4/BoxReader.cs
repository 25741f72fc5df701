namespace TVidz.Media.Containers.Mp4;

/// <summary>Goes through boxes that follow one another in memory (ISO/IEC 14496-12).</summary>
internal ref struct BoxReader(ReadOnlySpan<byte> boxes)
{
    private const int TypeBytes = 4, HeaderBytes = 8, TableHeaderBytes = 8;

    private BigEndianBytes _bytes = new(boxes);
    private ReadOnlySpan<byte> _type;

    /// <summary>The box's bytes after its header.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Goes on to the next box; false: there is none.</summary>
    /// <exception cref="NotPlainException">It is longer than what it lies in.</exception>
    public bool Next()
    {
        // QuickTime ends some lists with four zero bytes.
        if (_bytes.Left.Length < HeaderBytes)
        {
            return false;
        }

        var size = _bytes.TakeUInt32();
        _type = _bytes.Take(TypeBytes);
        Content = _bytes.Take(size - (long)HeaderBytes);
        return true;
    }

    /// <summary>Whether the box is of this type.</summary>
    public readonly bool Is(ReadOnlySpan<byte> type) => _type.SequenceEqual(type);

    /// <summary>The content of the first box of a type; empty: there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> type)
    {
        var reader = new BoxReader(boxes);
        while (reader.Next())
        {
            if (reader.Is(type))
            {
                return reader.Content;
            }
        }

        return [];
    }

    /// <summary>The entries of the first table of a type: all after its version and its count; none: there is none.</summary>
    public static BigEndianBytes Entries(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> type)
    {
        var table = new BigEndianBytes(Find(boxes, type));
        if (!table.Left.IsEmpty)
        {
            table.Take(TableHeaderBytes);
        }

        return table;
    }
}
