using System.Buffers.Binary;

namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>
/// Those of a video's hashes that an index takes, in the bytes in which they are stored: seconds a tick, a
/// floating-point number of four bytes; then of each picture its time in ticks, two bytes, and its hash, salted for its
/// window, sixteen. All little-endian. No picture, no bytes. Immutable.
/// </summary>
public sealed class IndexedPictures
{
    /// <summary>
    /// By which rules they are chosen and written. Another number where these change: what was stored by other rules is
    /// then made anew of the pictures that are kept.
    /// </summary>
    public const short Rules = 1;

    /// <summary>Bytes of a picture.</summary>
    public const int PictureBytes = sizeof(ushort) + PictureHash.Bytes;

    /// <summary>Of a video whose pictures are not known.</summary>
    public static readonly IndexedPictures None = new([]);

    private const int HeadBytes = sizeof(float);

    /// <summary>Seconds: times need not be more precise.</summary>
    private const float ShortestTick = 1 / 16f;

    private readonly byte[] _bytes;

    private IndexedPictures(byte[] bytes) => _bytes = bytes;

    /// <summary>How many there are.</summary>
    public int Count => (_bytes.Length - Math.Min(_bytes.Length, HeadBytes)) / PictureBytes;

    /// <summary>As they are stored.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Seconds of a tick; not to be asked for where there is no picture.</summary>
    internal float Tick => BinaryPrimitives.ReadSingleLittleEndian(_bytes);

    /// <summary>A picture: its hash, and at which tick it is first seen.</summary>
    internal (PictureHash Hash, ushort Time) this[int index]
    {
        get
        {
            var bytes = _bytes.AsSpan(HeadBytes + (index * PictureBytes), PictureBytes);
            var hash = bytes[sizeof(ushort)..];
            return (
                new PictureHash(
                    High: BinaryPrimitives.ReadUInt64LittleEndian(hash[sizeof(ulong)..]),
                    Low: BinaryPrimitives.ReadUInt64LittleEndian(hash)),
                BinaryPrimitives.ReadUInt16LittleEndian(bytes));
        }
    }

    /// <summary>Chooses them.</summary>
    public static IndexedPictures Of(PictureTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        if (track.IsEmpty)
        {
            return None;
        }

        var tick = Math.Max(ShortestTick, (float)(track.Runs[^1].Start / ushort.MaxValue));
        var bytes = new List<byte>(HeadBytes + (track.Runs.Length * PictureBytes));
        Span<byte> part = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteSingleLittleEndian(part, tick);
        bytes.AddRange(part[..HeadBytes]);
        PictureChoice.ForEach(track, (run, kept) => Add(bytes, KeptSalt.Apply(run.Hashes[kept], kept), run.Start / tick));
        return new IndexedPictures([.. bytes]);
    }

    /// <summary>Reads what was stored under these <see cref="Rules"/>.</summary>
    /// <param name="bytes">What was stored. Not to be changed any more.</param>
    /// <exception cref="InvalidDataException">These are not the bytes of pictures.</exception>
    public static IndexedPictures FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes.Length == 0 ? None
            : bytes.Length > HeadBytes && (bytes.Length - HeadBytes) % PictureBytes == 0 ? new IndexedPictures(bytes)
            : throw new InvalidDataException($"{bytes.Length} bytes are not those of indexed pictures.");
    }

    private static void Add(List<byte> bytes, PictureHash hash, double time)
    {
        Span<byte> picture = stackalloc byte[PictureBytes];
        BinaryPrimitives.WriteUInt16LittleEndian(picture, (ushort)Math.Min(ushort.MaxValue, Math.Round(time)));
        BinaryPrimitives.WriteUInt64LittleEndian(picture[sizeof(ushort)..], hash.Low);
        BinaryPrimitives.WriteUInt64LittleEndian(picture[(sizeof(ushort) + sizeof(ulong))..], hash.High);
        bytes.AddRange(picture);
    }
}
