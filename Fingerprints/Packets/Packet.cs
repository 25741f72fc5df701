namespace TVidz.Fingerprints.Packets;

/// <summary>One packet of a video's coded picture.</summary>
/// <param name="Time">Seconds at which its frame is shown, on the container's clock.</param>
/// <param name="Duration">Seconds for which it is shown.</param>
/// <param name="IsKey">Whether it can be decoded by itself.</param>
/// <param name="IsShown">Whether its frame is shown at all: a container may hide what only others are predicted from.</param>
/// <param name="Size">Bytes, without what containers add.</param>
/// <param name="Checksum">Of these bytes.</param>
public readonly record struct Packet(
    double Time, double Duration, bool IsKey, bool IsShown, int Size, uint Checksum);
