using System.Globalization;
using TVidz.Fingerprints.Packets;

namespace TVidz.Media.Packets;

/// <summary>
/// Reads the lines that ffmpeg's <c>framecrc</c> writes: <c>stream, decoding time, presentation time, duration, size,
/// checksum</c> and, unless it is that of a plain key frame, <c>F=flags</c>; before them the time base, <c>#tb 0: 1/12800</c>.
/// </summary>
internal sealed class PacketLines
{
    private const string TimeBase = "#tb 0: ", Flags = " F=0x", NoTime = "-9223372036854775808";
    private const int Key = 1, Hidden = 4;

    private double _tick = double.NaN;

    /// <summary>The packet of a line; null where it is about no packet.</summary>
    public Packet? Read(string line)
    {
        if (line.StartsWith('#'))
        {
            ReadTimeBase(line);
            return null;
        }

        var fields = line.Split(',');
        if (fields.Length < 6 || double.IsNaN(_tick))
        {
            return null;
        }

        var flags = fields.Length > 6 && fields[6].StartsWith(Flags, StringComparison.Ordinal)
            ? int.Parse(fields[6].AsSpan(Flags.Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : Key;
        var time = fields[2].AsSpan().Trim();
        return new Packet(
            _tick * Number(time.SequenceEqual(NoTime) ? fields[1] : time),
            _tick * Number(fields[3]),
            (flags & Key) != 0,
            (flags & Hidden) == 0,
            (int)Number(fields[4]),
            uint.Parse(fields[5].AsSpan().Trim()[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    private static long Number(ReadOnlySpan<char> field) => long.Parse(field, NumberStyles.Integer, CultureInfo.InvariantCulture);

    private void ReadTimeBase(string line)
    {
        if (line.StartsWith(TimeBase, StringComparison.Ordinal))
        {
            var parts = line[TimeBase.Length..].Split('/');
            _tick = (double)Number(parts[0]) / Number(parts[1]);
        }
    }
}
