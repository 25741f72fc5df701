namespace TVidz.Media.Containers;

/// <summary>
/// What of a frame is picture, whatever container it is in: of H.264 and HEVC the units with pictures, each after a start code, as
/// ffmpeg's filters <c>mp4toannexb</c> and <c>filter_units</c> leave them (see <see cref="Packets.PacketPass"/>); of others all of it.
/// </summary>
internal static class FrameContent
{
    private const int LongStart = 4, ShortStart = 3;

    private static ReadOnlySpan<byte> StartCode => [0, 0, 0, 1];

    /// <summary>Size and checksum of what is picture; null: none is.</summary>
    /// <exception cref="NotPlainException">The frame is damaged.</exception>
    public static (int Size, uint Checksum)? Measure(ReadOnlySpan<byte> frame, PictureCoding coding)
    {
        var checksum = default(Adler32);
        if (coding.LengthSize == 0)
        {
            checksum.Add(frame);
            return (frame.Length, checksum.Value);
        }

        var size = 0;
        var bytes = new BigEndianBytes(frame);
        while (!bytes.Left.IsEmpty)
        {
            var unit = WithoutPadding(TakeUnit(ref bytes, coding.LengthSize));
            if (!unit.IsEmpty && coding.IsPicture(unit[0]))
            {
                var start = size == 0 ? LongStart : ShortStart;
                checksum.Add(StartCode[^start..]);
                checksum.Add(unit);
                size += start + unit.Length;
            }
        }

        return size == 0 ? null : (size, checksum.Value);
    }

    private static ReadOnlySpan<byte> TakeUnit(ref BigEndianBytes bytes, int lengthSize)
    {
        var length = 0L;
        foreach (var digit in bytes.Take(lengthSize))
        {
            length = (length << 8) | digit;
        }

        return bytes.Take(length);
    }

    /// <summary>A unit ends with a bit that is set; what follows only makes it longer.</summary>
    private static ReadOnlySpan<byte> WithoutPadding(ReadOnlySpan<byte> unit)
    {
        while (unit is [.., 0] or [.., 0, 0, 3])
        {
            unit = unit[..^1];
        }

        return unit;
    }
}
