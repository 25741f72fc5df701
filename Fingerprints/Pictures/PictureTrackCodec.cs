using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>
/// A <see cref="PictureTrack"/> in bytes, as it is stored and sent: its runs as <see cref="PictureWriter"/> writes
/// pictures, each with its three hashes. No run, no bytes. Times are kept to the millisecond.
/// </summary>
public static class PictureTrackCodec
{
    /// <summary>The track in bytes.</summary>
    public static byte[] Encode(PictureTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var writer = new PictureWriter();
        foreach (var run in track.Runs)
        {
            writer.WriteHead(run.Start, run.End, run.Area, run.Detail);
            for (var i = 0; i < PictureHashes.Count; i++)
            {
                writer.WriteHash(run.Hashes[i]);
            }
        }

        return writer.ToArray();
    }

    /// <summary>The track that was encoded.</summary>
    /// <exception cref="InvalidDataException">These are not the bytes of a track.</exception>
    public static PictureTrack Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return PictureTrack.Empty;
        }

        var reader = new PictureReader(bytes);
        var runs = ImmutableArray.CreateBuilder<PictureRun>();
        while (!reader.IsAtEnd)
        {
            var (start, end, area, detail) = reader.ReadHead();
            var hashes = new PictureHashes(reader.ReadHash(), reader.ReadHash(), reader.ReadHash());
            runs.Add(new PictureRun(start, end, area, detail, hashes));
        }

        return new PictureTrack(runs.DrainToImmutable());
    }
}
