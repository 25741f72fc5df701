using System.Buffers.Binary;

namespace TVidz.Accuracy.Corpus;

/// <summary>Takes WebP pictures out of a Qt resource file, in which they lie uncompressed one after the other.</summary>
internal static class WebpCarver
{
    /// <summary>Pictures of fewer bytes are icons.</summary>
    private const int LeastBytes = 20_000;

    /// <summary>The pictures' bytes, in the order of the file.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Carve(ReadOnlyMemory<byte> file)
    {
        while (file.Span.IndexOf("RIFF"u8) is var start and >= 0 && file.Length >= start + 12)
        {
            file = file[start..];
            var length = 8L + BinaryPrimitives.ReadUInt32LittleEndian(file.Span[4..]);
            if (file.Span[8..].StartsWith("WEBP"u8) && length <= file.Length)
            {
                if (length >= LeastBytes)
                {
                    yield return file[..(int)length];
                }

                file = file[(int)length..];
            }
            else
            {
                file = file[4..];
            }
        }
    }
}
