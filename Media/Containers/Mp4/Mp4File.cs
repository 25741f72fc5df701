using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using TVidz.Media.Formats;

namespace TVidz.Media.Containers.Mp4;

/// <summary>Reads the index of an MP4 or QuickTime file (ISO/IEC 14496-12) that is not in fragments.</summary>
internal static class Mp4File
{
    private const string Name = "mov,mp4,m4a,3gp,3g2,mj2";

    /// <summary>Bytes of the longest index, of some dozens of hours.</summary>
    private const int MostIndexBytes = 64 << 20;

    /// <summary>Boxes of a file without fragments, many times what there are.</summary>
    private const int MostBoxes = 1000;

    private const int ShortHeader = 8, LongHeader = 16;

    /// <summary>The file's only picture.</summary>
    /// <exception cref="NotPlainException">The file is not plain.</exception>
    public static CodedPicture Read(SafeFileHandle file) => ReadMovie(ReadIndex(file), RandomAccess.GetLength(file));

    /// <summary>Finds the box with the index, past all others.</summary>
    private static byte[] ReadIndex(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        byte[]? index = null;
        Span<byte> start = stackalloc byte[LongHeader];
        var boxes = 0;
        for (var offset = 0L; offset < length; boxes++)
        {
            var header = start[..RandomAccess.Read(file, start, offset)];
            var (headerSize, size) = SizeOf(header, length - offset);
            var type = header[4..8];
            if (boxes == MostBoxes || size < headerSize || size > length - offset || type.SequenceEqual("moof"u8) || IsStillImage(header))
            {
                throw new NotPlainException("no plain boxes");
            }

            if (type.SequenceEqual("moov"u8))
            {
                index = ReadBox(file, offset + headerSize, size - headerSize);
            }

            offset += size;
        }

        return index ?? throw new NotPlainException("no index");
    }

    private static (int Header, long Size) SizeOf(ReadOnlySpan<byte> header, long rest)
    {
        const uint toTheEnd = 0, isLong = 1;
        return header.Length < ShortHeader ? throw new NotPlainException("a box that breaks off")
            : BinaryPrimitives.ReadUInt32BigEndian(header) switch
            {
                toTheEnd => (ShortHeader, rest),
                isLong when header.Length == LongHeader => (LongHeader, BinaryPrimitives.ReadInt64BigEndian(header[ShortHeader..])),
                var size => (ShortHeader, size),
            };
    }

    private static bool IsStillImage(ReadOnlySpan<byte> header) =>
        header[4..].StartsWith("ftyp"u8) && header.Length >= 12 && MediaFormats.IsImage(Name, Encoding.Latin1.GetString(header[8..12]));

    private static byte[] ReadBox(SafeFileHandle file, long offset, long size)
    {
        var box = size <= MostIndexBytes ? new byte[size] : throw new NotPlainException("a huge index");
        return RandomAccess.Read(file, box, offset) == size ? box : throw new NotPlainException("an index that breaks off");
    }

    private static CodedPicture ReadMovie(ReadOnlySpan<byte> movie, long fileLength)
    {
        var (index, scale) = (0, 0U);
        CodedPicture? picture = null;
        var boxes = new BoxReader(movie);
        while (boxes.Next())
        {
            if (boxes.Is("mvhd"u8))
            {
                scale = Mp4Headers.ReadMovie(boxes.Content);
            }
            else if (boxes.Is("mvex"u8))
            {
                throw new NotPlainException("fragments");
            }
            else if (boxes.Is("trak"u8))
            {
                var track = new Mp4Track(boxes.Content, scale);
                if (track.IsPicture)
                {
                    picture = picture is null ? track.Read(Name, index, fileLength) : throw new NotPlainException("several pictures");
                }

                index++;
            }
        }

        return picture ?? throw new NotPlainException("no picture");
    }
}
