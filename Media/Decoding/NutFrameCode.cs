using System.Buffers;

namespace TVidz.Media.Decoding;

/// <summary>What a frame's first byte stands for: an entry of the table in a NUT file's main header.</summary>
internal readonly record struct NutFrameCode(
    NutFrameFlags Flags, int SizeMultiplier, int SizeRemainder, long TimeDelta, int ReservedCount)
{
    private const int Count = 256;

    /// <summary>Reads the table, which is packed as runs of entries whose sizes count upwards.</summary>
    public static NutFrameCode[] ReadTable(ref SequenceReader<byte> reader)
    {
        var table = new NutFrameCode[Count];
        var (timeDelta, multiplier) = (0L, 1);
        for (var i = 0; i < Count;)
        {
            var flags = (NutFrameFlags)reader.ReadCount(ushort.MaxValue);
            var fields = reader.ReadCount(64);
            timeDelta = fields > 0 ? reader.ReadSigned() : timeDelta;
            multiplier = fields > 1 ? reader.ReadCount(1 << 20) : multiplier;
            _ = fields > 2 ? reader.ReadUnsigned() : 0; // the stream: there is one
            var size = fields > 3 ? reader.ReadCount(1 << 20) : 0;
            var reserved = fields > 4 ? reader.ReadCount(16) : 0;
            var run = fields > 5 ? reader.ReadCount(Count) : multiplier - size;
            SkipFields(ref reader, fields - 6);
            if (run <= 0)
            {
                throw new NutFormatException("The table of frame codes has an empty run.");
            }

            for (var j = 0; j < run && i < Count; i++)
            {
                if (i == NutReader.StartCodeMark)
                {
                    table[i] = new NutFrameCode(NutFrameFlags.Invalid, 0, 0, 0, 0);
                    continue;
                }

                table[i] = new NutFrameCode(flags, multiplier, size + j, timeDelta, reserved);
                j++;
            }
        }

        return table;
    }

    private static void SkipFields(ref SequenceReader<byte> reader, int count)
    {
        for (var i = 0; i < count; i++)
        {
            reader.ReadUnsigned();
        }
    }
}
