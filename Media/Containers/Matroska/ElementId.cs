namespace TVidz.Media.Containers.Matroska;

/// <summary>Ids of elements (RFC 9559), with the marker of their length.</summary>
internal static class ElementId
{
    public const uint Header = 0x1A45DFA3, Segment = 0x18538067, Info = 0x1549A966, Tracks = 0x1654AE6B, Cluster = 0x1F43B675;

    public const uint TimestampScale = 0x2AD7B1;

    public const uint Track = 0xAE, TrackNumber = 0xD7, TrackType = 0x83, CodecId = 0x86, CodecPrivate = 0x63A2,
        DefaultDuration = 0x23E383, Video = 0xE0;

    public const uint ContentEncodings = 0x6D80, TrackTimestampScale = 0x23314F, CodecDelay = 0x56AA, Projection = 0x7670;

    public const uint Width = 0xB0, Height = 0xBA;

    public const uint Timestamp = 0xE7, SimpleBlock = 0xA3, BlockGroup = 0xA0, Block = 0xA1, BlockDuration = 0x9B, Reference = 0xFB;
}
