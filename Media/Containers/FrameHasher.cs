using Microsoft.Win32.SafeHandles;
using TVidz.Fingerprints.Packets;

namespace TVidz.Media.Containers;

/// <summary>Reads the frames of a file into what can be compared.</summary>
internal static class FrameHasher
{
    /// <summary>Bytes of the largest frame.</summary>
    private const int MostBytes = 64 << 20;

    /// <summary>All packets of the picture.</summary>
    /// <exception cref="NotPlainException">A frame is damaged.</exception>
    public static PacketReading Read(SafeFileHandle file, CodedPicture picture, CancellationToken cancellationToken)
    {
        var builder = new PacketTrackBuilder();
        var buffer = new byte[LargestOf(picture.Frames)];
        foreach (var frame in picture.Frames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var bytes = buffer.AsSpan(0, frame.Size);
            if (RandomAccess.Read(file, bytes, frame.Offset) != bytes.Length)
            {
                throw new NotPlainException("a frame that breaks off");
            }

            if (FrameContent.Measure(bytes, picture.Coding) is var (size, checksum))
            {
                builder.Add(new Packet(frame.Time, frame.Duration, frame.IsKey, IsShown: true, size, checksum));
            }
        }

        return new PacketReading(builder.Build(), builder.Count, TimeSpan.Zero);
    }

    private static int LargestOf(IReadOnlyList<CodedFrame> frames) =>
        frames.Max(frame => frame.Size) is <= MostBytes and var size ? size : throw new NotPlainException("a huge frame");
}
