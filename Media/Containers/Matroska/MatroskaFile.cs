using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace TVidz.Media.Containers.Matroska;

/// <summary>Reads a Matroska or WebM file (RFC 9559) that was finished: a live one does not know how long it is.</summary>
internal static class MatroskaFile
{
    private const string Name = "matroska,webm";

    /// <summary>Nanoseconds of a tick, unless the file says otherwise.</summary>
    private const ulong UsualScale = 1_000_000;

    /// <summary>Whether a file is one.</summary>
    public static bool Begins(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[sizeof(uint)];
        return RandomAccess.Read(file, start, 0) == start.Length && BinaryPrimitives.ReadUInt32BigEndian(start) == ElementId.Header;
    }

    /// <summary>The file's only picture.</summary>
    /// <exception cref="NotPlainException">The file is not plain.</exception>
    public static CodedPicture Read(SafeFileHandle file)
    {
        var reader = new EbmlReader(file);
        reader.Position = reader.Next(reader.Length).End;
        var segment = reader.Next(reader.Length);
        if (segment.Id != ElementId.Segment || segment.End != reader.Length)
        {
            throw new NotPlainException("something besides a segment");
        }

        var (scale, track, blocks) = (UsualScale, default(MatroskaTrack), default(BlockReader));
        while (reader.Position < segment.End)
        {
            var element = reader.Next(segment.End);
            switch (element.Id)
            {
                case ElementId.Info:
                    scale = ReadScale(reader, element);
                    break;
                case ElementId.Tracks when track is null:
                    track = TrackReader.Read(reader, element);
                    break;
                case ElementId.Cluster:
                    blocks ??= new BlockReader(reader, track ?? throw new NotPlainException("no tracks before its frames"), scale);
                    blocks.ReadCluster(element);
                    break;
            }

            reader.Position = element.End;
        }

        return track is not null && blocks is not null
            ? new CodedPicture(Name, track.Index, track.Coding, track.Width, track.Height, blocks.Frames)
            : throw new NotPlainException("no clusters");
    }

    private static ulong ReadScale(EbmlReader reader, Element info)
    {
        var scale = UsualScale;
        while (reader.Position < info.End)
        {
            var element = reader.Next(info.End);
            scale = element.Id == ElementId.TimestampScale ? reader.ReadUnsigned(element) : scale;
            reader.Position = element.End;
        }

        return scale;
    }
}
