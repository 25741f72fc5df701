namespace TVidz.Media.Formats;

/// <summary>
/// Whether a file begins like a video: tells a damaged video, which its owner has an intact copy of, from a file that
/// never was one.
/// </summary>
internal static class ContainerSignature
{
    private const int Length = 1024;
    private const int TransportPacket = 188;

    private static readonly string[] MovAtoms = ["ftyp", "moov", "mdat", "free", "skip", "wide", "pnot"];

    private static readonly byte[][] Prefixes =
    [
        [0x1A, 0x45, 0xDF, 0xA3], // Matroska, WebM
        [.. "OggS"u8],
        [.. "FLV"u8],
        [.. ".RMF"u8],
        [.. "nut/multimedia"u8],
        [.. "DKIF"u8],
        [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], // ASF
        [0x06, 0x0E, 0x2B, 0x34], // MXF
        [0x00, 0x00, 0x01, 0xBA], // MPEG program stream
    ];

    /// <summary>Reads the file's first bytes.</summary>
    public static async Task<bool> IsVideoAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var start = new byte[Length];
        var count = await file.ReadAtLeastAsync(start, Length, throwOnEndOfStream: false, cancellationToken);
        return IsVideo(start.AsSpan(0, count));
    }

    /// <summary>Judges a file's first bytes.</summary>
    public static bool IsVideo(ReadOnlySpan<byte> start)
    {
        foreach (var prefix in Prefixes)
        {
            if (start.StartsWith(prefix))
            {
                return true;
            }
        }

        return IsMov(start) || IsAvi(start) || IsTransportStream(start);
    }

    private static bool IsMov(ReadOnlySpan<byte> start) =>
        start.Length >= 8 && MovAtoms.Contains(System.Text.Encoding.Latin1.GetString(start.Slice(4, 4)));

    private static bool IsAvi(ReadOnlySpan<byte> start) =>
        start.Length >= 12 && start.StartsWith("RIFF"u8) && start.Slice(8, 3).SequenceEqual("AVI"u8);

    private static bool IsTransportStream(ReadOnlySpan<byte> start)
    {
        const byte SyncByte = 0x47;
        return start.Length > 2 * TransportPacket
            && start[0] == SyncByte && start[TransportPacket] == SyncByte && start[2 * TransportPacket] == SyncByte;
    }
}
