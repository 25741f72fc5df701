namespace TVidz.Fingerprints.Packets;

/// <summary>The coded pictures from one key frame to the next, which can be told from all others without decoding them.</summary>
/// <param name="Time">Seconds from the video's first shown frame to the key frame; negative where a container hides it.</param>
/// <param name="Hash">Of all packets of the group, in the order in which they are coded.</param>
/// <param name="Head">Of the key frame's packet alone: a video that breaks off within a group still begins it.</param>
public readonly record struct PacketGroup(double Time, long Hash, int Head);
