using System.Buffers;
using System.Buffers.Binary;

namespace TVidz.Media.Decoding;

/// <summary>
/// Reads frames with their presentation times from a NUT stream of one raw video stream, as ffmpeg writes it. NUT is the
/// one simple format that carries raw frames and exact integer timestamps on one pipe, in order. Source: the NUT
/// specification (ffmpeg.org/~michael/nut.txt), as far as one stream of frames of one size needs it. Checksums are not
/// verified: a pipe does not flip bits.
/// </summary>
/// <param name="frameSize">Bytes of every frame; more than a frame's header can have.</param>
internal sealed class NutReader(int frameSize)
{
    /// <summary>The first byte of every packet that is not a frame.</summary>
    public const byte StartCodeMark = (byte)'N';

    /// <summary>Bytes of the longest packet that is read; a frame is far smaller.</summary>
    public const int MaxPacket = 1 << 16;

    private const ulong MainCode = 0x4E4D7A561F5F04AD;
    private const ulong StreamCode = 0x4E5311405BF2F9DB;
    private const ulong SyncCode = 0x4E4BE4ADEECA4569;
    private const int LongPacket = 4096;
    private const int ChecksumSize = 4;

    private NutFrameCode[]? _table;
    private (long Numerator, long Denominator)[] _timeBases = [];
    private int _timeBase;
    private int _timeBits;
    private long _lastTicks;
    private bool _isStarted;

    private static ReadOnlySpan<byte> FileId => "nut/multimedia container\0"u8;

    /// <summary>Seconds a tick, as a fraction; known with the first frame.</summary>
    public (long Numerator, long Denominator) TimeBase => _timeBases[_timeBase];

    /// <summary>Takes packets off <paramref name="buffer"/> up to and including the next frame.</summary>
    /// <param name="buffer">What has been received and not yet been taken.</param>
    /// <param name="frame">Receives the frame.</param>
    /// <param name="ticks">The frame's presentation time, in units of <see cref="TimeBase"/>.</param>
    /// <returns>Whether there was a frame; if not, more bytes are needed.</returns>
    /// <exception cref="NutFormatException">The stream is not what was asked for.</exception>
    public bool TryReadFrame(ref ReadOnlySequence<byte> buffer, Span<byte> frame, out long ticks)
    {
        ticks = 0;
        if (!_isStarted && !TryStart(ref buffer))
        {
            return false;
        }

        while (!buffer.IsEmpty)
        {
            if (buffer.FirstSpan[0] != StartCodeMark)
            {
                return TryReadFramePacket(ref buffer, frame, out ticks);
            }

            if (!TryReadHeaderPacket(ref buffer))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryStart(ref ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (reader.Remaining < FileId.Length)
        {
            return false;
        }

        if (!reader.IsNext(FileId, advancePast: true))
        {
            throw new NutFormatException("The output does not begin as a NUT stream.");
        }

        buffer = reader.UnreadSequence;
        _isStarted = true;
        return true;
    }

    private bool TryReadHeaderPacket(ref ReadOnlySequence<byte> buffer)
    {
        const int LongestHead = sizeof(ulong) + 10 + ChecksumSize;
        var reader = new SequenceReader<byte>(buffer);
        if (reader.Remaining < LongestHead)
        {
            return false;
        }

        Span<byte> code = stackalloc byte[sizeof(ulong)];
        reader.TryCopyTo(code);
        reader.Advance(code.Length);
        var length = reader.ReadCount(MaxPacket);
        reader.Skip(length > LongPacket ? ChecksumSize : 0);
        if (reader.Remaining < length)
        {
            return false;
        }

        Interpret(BinaryPrimitives.ReadUInt64BigEndian(code), new SequenceReader<byte>(reader.UnreadSequence.Slice(0, length)));
        reader.Advance(length);
        buffer = reader.UnreadSequence;
        return true;
    }

    private void Interpret(ulong code, SequenceReader<byte> payload)
    {
        switch (code)
        {
            case MainCode when _table is null:
                ReadMain(ref payload);
                break;
            case StreamCode:
                ReadStream(ref payload);
                break;
            case SyncCode:
                _lastTicks = payload.ReadUnsigned() / Math.Max(1, _timeBases.Length);
                break;
            default: // repeated headers, information, an index
                break;
        }
    }

    private void ReadMain(ref SequenceReader<byte> payload)
    {
        const int StableVersion = 3;
        if (payload.ReadUnsigned() != StableVersion || payload.ReadUnsigned() != 1)
        {
            throw new NutFormatException("The output is not version 3 with one stream.");
        }

        payload.ReadUnsigned(); // the largest distance between synchronisation points
        _timeBases = new (long, long)[payload.ReadCount(16)];
        for (var i = 0; i < _timeBases.Length; i++)
        {
            _timeBases[i] = (payload.ReadUnsigned(), payload.ReadUnsigned());
        }

        _table = NutFrameCode.ReadTable(ref payload);
    }

    private void ReadStream(ref SequenceReader<byte> payload)
    {
        payload.ReadUnsigned(); // its id
        payload.ReadUnsigned(); // its class
        payload.Skip(payload.ReadUnsigned()); // its coding
        _timeBase = payload.ReadCount(_timeBases.Length - 1);
        _timeBits = payload.ReadCount(16);
        if (TimeBase is { Numerator: 0 } or { Denominator: 0 })
        {
            throw new NutFormatException("The time base is not a fraction.");
        }
    }

    private bool TryReadFramePacket(ref ReadOnlySequence<byte> buffer, Span<byte> frame, out long ticks)
    {
        ticks = 0;
        if (buffer.Length <= frameSize)
        {
            return false;
        }

        var reader = new SequenceReader<byte>(buffer);
        var time = ReadFrameHeader(ref reader);
        if (!reader.TryCopyTo(frame[..frameSize]))
        {
            return false;
        }

        reader.Advance(frameSize);
        buffer = reader.UnreadSequence;
        ticks = _lastTicks = time;
        return true;
    }

    private long ReadFrameHeader(ref SequenceReader<byte> reader)
    {
        if (_table is null)
        {
            throw new NutFormatException("A frame comes before the header.");
        }

        var code = _table[reader.ReadByte()];
        var flags = code.Flags;
        flags ^= flags.HasFlag(NutFrameFlags.Coded) ? (NutFrameFlags)reader.ReadCount(ushort.MaxValue) : 0;
        if ((flags & (NutFrameFlags.Invalid | NutFrameFlags.SideData)) != 0)
        {
            throw new NutFormatException("A frame has an unknown code.");
        }

        _ = flags.HasFlag(NutFrameFlags.StreamId) ? reader.ReadUnsigned() : 0;
        var time = flags.HasFlag(NutFrameFlags.CodedTime)
            ? ExpandTime(reader.ReadUnsigned())
            : _lastTicks + code.TimeDelta;
        long size = code.SizeRemainder;
        size += flags.HasFlag(NutFrameFlags.SizeQuotient) ? code.SizeMultiplier * reader.ReadUnsigned() : 0;
        _ = flags.HasFlag(NutFrameFlags.MatchTime) ? reader.ReadSigned() : 0;
        var elided = flags.HasFlag(NutFrameFlags.HeaderIndex) ? reader.ReadUnsigned() : 0;
        var reserved = flags.HasFlag(NutFrameFlags.Reserved) ? reader.ReadCount(16) : code.ReservedCount;
        for (var i = 0; i < reserved; i++)
        {
            reader.ReadUnsigned();
        }

        reader.Skip(flags.HasFlag(NutFrameFlags.Checksum) ? ChecksumSize : 0);

        // Beginnings are elided from small frames only.
        return size == frameSize && (elided == 0 || size > LongPacket)
            ? time
            : throw new NutFormatException($"A frame has {size} bytes instead of {frameSize}.");
    }

    /// <summary>A time is coded as its lowest bits if it is near the last one, or else in full above them.</summary>
    private long ExpandTime(long coded)
    {
        var range = 1L << _timeBits;
        if (coded >= range)
        {
            return coded - range;
        }

        var lowest = _lastTicks - ((range - 1) / 2);
        return ((coded - lowest) & (range - 1)) + lowest;
    }
}
