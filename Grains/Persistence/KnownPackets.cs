using System.Collections.Immutable;
using TVidz.Fingerprints.Packets;

namespace TVidz.Grains.Persistence;

/// <summary>The stored packets of a video.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Revision">Of the stored fingerprint that they belong to.</param>
/// <param name="Groups">In the order in which they are coded.</param>
public sealed record KnownPackets(string VideoId, long Revision, ImmutableArray<PacketGroup> Groups);
