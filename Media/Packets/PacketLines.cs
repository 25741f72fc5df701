using System.Globalization;
using TVidz.Fingerprints.Packets;

namespace TVidz.Media.Packets;

/// <summary>
/// Reads the lines that ffmpeg's <c>framecrc</c> writes: <c>stream, decoding time, presentation time, duration, size,
/// checksum</c> and, unless it is that of a plain key frame, <c>F=flags</c>; before them the time base, <c>#tb 0: 1/12800</c>.
/// </summary>
internal sealed class PacketLines
{
    private const string TimeBase = "#tb 0: ", Checksum = "0x", Flags = "F=0x";
    private const int Fields = 6, MostFields = 8;
    private const long NoTime = long.MinValue;
    private const int Key = 1, Hidden = 4;

    private double _tick = double.NaN;

    /// <summary>The packet of a line; null where it is about the stream.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public Packet? Read(ReadOnlySpan<char> line)
    {
        if (line.StartsWith('#'))
        {
            ReadTimeBase(line);
            return null;
        }

        Span<Range> fields = stackalloc Range[MostFields];
        var count = line.Split(fields, ',', StringSplitOptions.TrimEntries);
        return count >= Fields && !double.IsNaN(_tick)
            && TryNumber(line[fields[1]], out var decoded)
            && TryNumber(line[fields[2]], out var shown)
            && TryNumber(line[fields[3]], out var duration)
            && TryNumber(line[fields[4]], out var size)
            && TryHex(line[fields[5]], Checksum, out var checksum)
            ? Packet(shown == NoTime ? decoded : shown, duration, size, checksum, count > Fields ? line[fields[Fields]] : [])
            : throw new FormatException("ffmpeg wrote a line that is no packet.");
    }

    private Packet Packet(long time, long duration, long size, uint checksum, ReadOnlySpan<char> more)
    {
        var flags = TryHex(more, Flags, out var given) ? given : Key;
        return new Packet(
            _tick * time, _tick * duration, (flags & Key) != 0, (flags & Hidden) == 0, (int)Math.Min(size, int.MaxValue), checksum);
    }

    private static bool TryNumber(ReadOnlySpan<char> field, out long number) =>
        long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static bool TryHex(ReadOnlySpan<char> field, string prefix, out uint number)
    {
        number = 0;
        return field.StartsWith(prefix, StringComparison.Ordinal)
            && uint.TryParse(field[prefix.Length..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
    }

    private void ReadTimeBase(ReadOnlySpan<char> line)
    {
        Span<Range> parts = stackalloc Range[2];
        if (line.StartsWith(TimeBase, StringComparison.Ordinal)
            && line[TimeBase.Length..] is var fraction
            && fraction.Split(parts, '/') == parts.Length
            && TryNumber(fraction[parts[0]], out var numerator)
            && TryNumber(fraction[parts[1]], out var denominator))
        {
            _tick = (double)numerator / denominator;
        }
    }
}
