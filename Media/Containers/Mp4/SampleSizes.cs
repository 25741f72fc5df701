namespace TVidz.Media.Containers.Mp4;

/// <summary>The sizes of a track's frames: one for all, or one each.</summary>
internal ref struct SampleSizes
{
    /// <summary>Of some dozens of hours.</summary>
    private const uint MostFrames = 1 << 21;

    private readonly uint _all;
    private BigEndianBytes _each;

    /// <param name="table">The box.</param>
    /// <exception cref="NotPlainException">There is none, or it is huge.</exception>
    public SampleSizes(ReadOnlySpan<byte> table)
    {
        const int versionAndFlags = 4;
        _each = new BigEndianBytes(table);
        _each.Take(versionAndFlags);
        (_all, Count) = (_each.TakeUInt32(), _each.TakeUInt32());
        if (Count > MostFrames)
        {
            throw new NotPlainException("too many frames");
        }
    }

    /// <summary>Frames.</summary>
    public uint Count { get; }

    /// <summary>The next frame's size in bytes.</summary>
    public uint Next() => _all > 0 ? _all : _each.TakeUInt32();
}
