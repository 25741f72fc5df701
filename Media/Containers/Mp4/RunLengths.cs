namespace TVidz.Media.Containers.Mp4;

/// <summary>A table with a number for each frame, kept as how often, and which.</summary>
/// <param name="entries">The table; empty: the number is always 0.</param>
internal ref struct RunLengths(BigEndianBytes entries)
{
    private readonly bool _isZero = entries.Left.IsEmpty;
    private BigEndianBytes _entries = entries;
    private uint _left;
    private int _number;

    /// <summary>The next frame's number.</summary>
    /// <exception cref="NotPlainException">The table has no more.</exception>
    public int Next()
    {
        if (_isZero)
        {
            return 0;
        }

        while (_left == 0)
        {
            (_left, _number) = (_entries.TakeUInt32(), _entries.TakeInt32());
        }

        _left--;
        return _number;
    }
}
