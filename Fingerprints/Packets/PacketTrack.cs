using System.Collections.Immutable;

namespace TVidz.Fingerprints.Packets;

/// <summary>What the packets of a video's picture say without being decoded. Immutable.</summary>
/// <param name="Duration">Seconds from the first shown frame to the end of the last.</param>
/// <param name="Groups">In the order in which they are coded.</param>
/// <param name="Telling">
/// The hashes of the groups that are large enough to be no accident: black seconds are coded alike everywhere.
/// </param>
/// <param name="Bursts">
/// Times of frames that are no key frames and yet nearly as large as these: where an encoder met a picture that it could
/// not predict. Seconds, in the order of coding.
/// </param>
public sealed record PacketTrack(
    double Duration,
    ImmutableArray<PacketGroup> Groups,
    ImmutableHashSet<long> Telling,
    ImmutableArray<double> Bursts);
