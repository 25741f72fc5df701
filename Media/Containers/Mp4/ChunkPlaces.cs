namespace TVidz.Media.Containers.Mp4;

/// <summary>Where frames lie: in chunks, one after the other.</summary>
/// <param name="table">The table of samples.</param>
internal ref struct ChunkPlaces(ReadOnlySpan<byte> table)
{
    private BigEndianBytes _chunks = BoxReader.Entries(table, "stco"u8);
    private BigEndianBytes _longChunks = BoxReader.Entries(table, "co64"u8);
    private BigEndianBytes _runs = BoxReader.Entries(table, "stsc"u8);
    private uint _chunk, _nextRun, _framesAChunk, _left;
    private long _offset;

    /// <summary>The offset of the next frame.</summary>
    /// <param name="size">The frame's size.</param>
    /// <exception cref="NotPlainException">The tables have no more.</exception>
    public long Next(uint size)
    {
        while (_left == 0)
        {
            NextChunk();
        }

        _left--;
        var offset = _offset;
        _offset += size;
        return offset;
    }

    private void NextChunk()
    {
        _nextRun = _chunk == 0 ? TakeFirstChunk() : _nextRun;
        _chunk++;
        if (_chunk == _nextRun)
        {
            (_framesAChunk, _) = (_runs.TakeUInt32(), _runs.TakeUInt32());
            _nextRun = _runs.Left.IsEmpty ? uint.MaxValue : TakeFirstChunk();
        }

        _offset = _chunks.Left.IsEmpty ? (long)_longChunks.TakeUInt64() : _chunks.TakeUInt32();
        _left = _framesAChunk;
    }

    /// <summary>A run has its first chunk, how many frames each of its chunks has, and which description: there is only one.</summary>
    private uint TakeFirstChunk() =>
        _runs.TakeUInt32() is var first && first > _chunk ? first : throw new NotPlainException("chunks out of order");
}
