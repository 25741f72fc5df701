namespace TVidz.Media.Containers.Mp4;

/// <summary>The list of a track's key frames.</summary>
internal ref struct KeyFrameNumbers
{
    private readonly bool _areAll;
    private BigEndianBytes _numbers;
    private uint _next;

    /// <param name="table">The box; empty: all are.</param>
    /// <exception cref="NotPlainException">It is there and lists none.</exception>
    public KeyFrameNumbers(ReadOnlySpan<byte> table)
    {
        const int versionAndCount = 8;
        _areAll = table.IsEmpty;
        _numbers = new BigEndianBytes(table);
        if (!_areAll)
        {
            _numbers.Take(versionAndCount);
            _next = _numbers.TakeUInt32();
        }
    }

    /// <summary>Whether a frame is one; asked of each in turn.</summary>
    /// <param name="number">From 1.</param>
    public bool IsKey(uint number)
    {
        if (_areAll || number != _next)
        {
            return _areAll;
        }

        _next = _numbers.Left.IsEmpty ? 0 : _numbers.TakeUInt32();
        return true;
    }
}
