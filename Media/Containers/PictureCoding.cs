namespace TVidz.Media.Containers;

/// <summary>How a picture is coded.</summary>
/// <param name="Codec">The codec's short name, as ffprobe calls it.</param>
/// <param name="LengthSize">Bytes of the length before each unit of H.264 and HEVC, 1 to 4; 0: the codec has no such units.</param>
internal sealed record PictureCoding(string Codec, int LengthSize)
{
    /// <summary>The byte that holds it, from the beginning of the decoder's configuration (ISO/IEC 14496-15).</summary>
    private const int AvcLength = 4, HevcLength = 21;

    /// <summary>H.264, by its decoder's configuration.</summary>
    public static PictureCoding Avc(ReadOnlySpan<byte> configuration) => new("h264", LengthOf(configuration, AvcLength));

    /// <summary>HEVC, by its decoder's configuration.</summary>
    public static PictureCoding Hevc(ReadOnlySpan<byte> configuration) => new("hevc", LengthOf(configuration, HevcLength));

    /// <summary>VP9.</summary>
    public static PictureCoding Vp9 { get; } = new("vp9", 0);

    /// <summary>Whether a picture is in a unit of H.264 or HEVC, and no parameters or marks.</summary>
    /// <param name="first">The unit's first byte.</param>
    public bool IsPicture(byte first) => Codec == "h264" ? (first & 0x1F) is >= 1 and <= 5 : (first >> 1 & 0x3F) <= 31;

    private static int LengthOf(ReadOnlySpan<byte> configuration, int place) =>
        configuration.Length > place && configuration[0] == 1
            ? (configuration[place] & 3) + 1
            : throw new NotPlainException("an unknown configuration of the decoder");
}
