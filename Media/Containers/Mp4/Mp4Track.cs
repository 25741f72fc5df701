namespace TVidz.Media.Containers.Mp4;

/// <summary>A track of an MP4 file.</summary>
/// <param name="track">The box.</param>
/// <param name="movieScale">Ticks of the movie's second.</param>
internal readonly ref struct Mp4Track(ReadOnlySpan<byte> track, uint movieScale)
{
    private readonly ReadOnlySpan<byte> _track = track;
    private readonly ReadOnlySpan<byte> _media = BoxReader.Find(track, "mdia"u8);

    /// <summary>Whether it is a picture, and no sound.</summary>
    public bool IsPicture
    {
        get
        {
            const int versionAndReserved = 8, type = 4;
            var bytes = new BigEndianBytes(BoxReader.Find(_media, "hdlr"u8));
            bytes.Take(versionAndReserved);
            return bytes.Take(type).SequenceEqual("vide"u8);
        }
    }

    /// <summary>Reads the picture.</summary>
    /// <exception cref="NotPlainException">It is not plain.</exception>
    public CodedPicture Read(string container, int index, long fileLength)
    {
        var table = BoxReader.Find(BoxReader.Find(_media, "minf"u8), "stbl"u8);
        var (coding, width, height) = ReadDescription(BoxReader.Find(table, "stsd"u8));
        var isOnItsSide = Mp4Headers.ReadIsOnItsSide(BoxReader.Find(_track, "tkhd"u8));
        var scale = Mp4Headers.ReadMedia(BoxReader.Find(_media, "mdhd"u8));
        var frames = new SampleTable(table, scale).Read(fileLength);
        CheckAllAreShown(frames, scale);
        return new CodedPicture(container, index, coding, isOnItsSide ? height : width, isOnItsSide ? width : height, frames);
    }

    private static (PictureCoding Coding, int Width, int Height) ReadDescription(ReadOnlySpan<byte> descriptions)
    {
        const int versionAndFlags = 4, beforeSize = 24, afterSize = 50;
        var bytes = new BigEndianBytes(descriptions);
        bytes.Take(versionAndFlags);
        if (bytes.TakeUInt32() != 1)
        {
            throw new NotPlainException("several descriptions of a picture");
        }

        var entry = new BoxReader(bytes.Left);
        entry.Next();
        var fields = new BigEndianBytes(entry.Content);
        fields.Take(beforeSize);
        var (width, height) = (fields.TakeUInt16(), fields.TakeUInt16());
        fields.Take(afterSize);
        return (CodingOf(entry, fields.Left), width, height);
    }

    private static PictureCoding CodingOf(BoxReader entry, ReadOnlySpan<byte> more) =>
        entry.Is("avc1"u8) || entry.Is("avc3"u8) ? PictureCoding.Avc(BoxReader.Find(more, "avcC"u8))
        : entry.Is("hvc1"u8) || entry.Is("hev1"u8) ? PictureCoding.Hevc(BoxReader.Find(more, "hvcC"u8))
        : entry.Is("vp09"u8) ? PictureCoding.Vp9
        : throw new NotPlainException("an uncommon codec");

    /// <summary>Of an edit list, only one that has all frames shown, in a row and at their speed, says nothing else.</summary>
    private void CheckAllAreShown(List<CodedFrame> frames, uint scale)
    {
        const int normalSpeed = 1 << 16, nothing = -1;
        var edits = BoxReader.Find(BoxReader.Find(_track, "edts"u8), "elst"u8);
        if (edits.IsEmpty)
        {
            return;
        }

        var bytes = new BigEndianBytes(edits);
        var isLong = Mp4Headers.IsLong(ref bytes);
        var isShown = false;
        for (var left = bytes.TakeUInt32(); left > 0; left--)
        {
            var length = (isLong ? bytes.TakeUInt64() : bytes.TakeUInt32()) / (double)movieScale;
            var from = isLong ? (long)bytes.TakeUInt64() : bytes.TakeInt32();
            var isNormal = bytes.TakeInt32() == normalSpeed;
            if (from == nothing && !isShown)
            {
                continue;
            }

            isShown = !isShown && isNormal && IsAll(frames, (double)from / scale, length)
                ? true
                : throw new NotPlainException("frames that are not shown");
        }
    }

    private static bool IsAll(List<CodedFrame> frames, double from, double length) =>
        frames.TrueForAll(frame => frame.Time >= from && (length == 0 || frame.Time < from + length));
}
