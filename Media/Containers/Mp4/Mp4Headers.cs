namespace TVidz.Media.Containers.Mp4;

/// <summary>Reads what the headers of a movie, of its tracks and of their media say, each in a short and a long version.</summary>
internal static class Mp4Headers
{
    private const int One = 1 << 16;

    /// <summary>The ticks of a movie's second.</summary>
    /// <exception cref="NotPlainException">All of the movie is turned.</exception>
    public static uint ReadMovie(ReadOnlySpan<byte> header)
    {
        const int rateAndVolume = 4 + 2 + 10;
        var bytes = new BigEndianBytes(header);
        var isLong = IsLong(ref bytes);
        bytes.Take(2 * (isLong ? 8 : 4));
        var scale = bytes.TakeUInt32();
        bytes.Take((isLong ? 8 : 4) + rateAndVolume);
        return ReadMatrix(ref bytes) is (One, 0, 0, One) ? scale : throw new NotPlainException("a turned movie");
    }

    /// <summary>Whether a track's picture is shown on its side.</summary>
    /// <exception cref="NotPlainException">It is shown askew.</exception>
    public static bool ReadIsOnItsSide(ReadOnlySpan<byte> header)
    {
        const int trackAndReserved = 8, layerAndVolume = 16;
        var bytes = new BigEndianBytes(header);
        var isLong = IsLong(ref bytes);
        bytes.Take((2 * (isLong ? 8 : 4)) + trackAndReserved + (isLong ? 8 : 4) + layerAndVolume);
        return ReadMatrix(ref bytes) switch
        {
            (not 0, 0, 0, not 0) => false,
            (0, not 0, not 0, 0) => true,
            _ => throw new NotPlainException("a picture askew"),
        };
    }

    /// <summary>The ticks of a track's second.</summary>
    public static uint ReadMedia(ReadOnlySpan<byte> header)
    {
        var bytes = new BigEndianBytes(header);
        bytes.Take(2 * (IsLong(ref bytes) ? 8 : 4));
        return bytes.TakeUInt32() is > 0 and var scale ? scale : throw new NotPlainException("no clock");
    }

    /// <summary>Takes version and flags.</summary>
    public static bool IsLong(ref BigEndianBytes bytes) => (bytes.TakeUInt32() >> 24) == 1;

    /// <summary>What of the matrix turns and mirrors: the rest moves.</summary>
    private static (int XtoX, int XtoY, int YtoX, int YtoY) ReadMatrix(ref BigEndianBytes bytes)
    {
        var (xToX, xToY) = (bytes.TakeInt32(), bytes.TakeInt32());
        bytes.TakeInt32();
        return (xToX, xToY, bytes.TakeInt32(), bytes.TakeInt32());
    }
}
