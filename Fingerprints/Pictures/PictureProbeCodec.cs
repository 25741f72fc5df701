using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// A <see cref="PictureProbe"/> in bytes, as it is sent: its pictures as <see cref="PictureWriter"/> writes them, each
/// with the number of its hashes before these. No picture, no bytes. Times are kept to the millisecond.
/// </summary>
public static class PictureProbeCodec
{
    /// <summary>The probe in bytes.</summary>
    public static byte[] Encode(PictureProbe probe)
    {
        ArgumentNullException.ThrowIfNull(probe);
        var writer = new PictureWriter();
        foreach (var picture in probe.Pictures)
        {
            writer.WriteHead(picture.Start, picture.End, picture.Area, picture.Detail);
            writer.WriteCount(picture.Hashes.Length);
            foreach (var hash in picture.Hashes)
            {
                writer.WriteHash(hash);
            }
        }

        return writer.ToArray();
    }

    /// <summary>The probe that was encoded.</summary>
    /// <exception cref="InvalidDataException">These are not the bytes of a probe.</exception>
    public static PictureProbe Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new PictureReader(bytes);
        var pictures = ImmutableArray.CreateBuilder<ProbePicture>();
        while (!reader.IsAtEnd)
        {
            var (start, end, area, detail) = reader.ReadHead();
            var hashes = new PictureHash[reader.ReadCount(PictureViews.QueryWindows.Length)];
            for (var i = 0; i < hashes.Length; i++)
            {
                hashes[i] = reader.ReadHash();
            }

            pictures.Add(new ProbePicture(start, end, area, detail, [.. hashes]));
        }

        return new PictureProbe(pictures.DrainToImmutable());
    }
}
