using System.Collections.Immutable;
using TVidz.Fingerprints;
using TVidz.Fingerprints.Packets;
using TVidz.GrainInterfaces.Index;
using TVidz.GrainInterfaces.Videos;

namespace TVidz.Grains.Analysis;

/// <summary>What an analysis has come to.</summary>
/// <param name="Facts">Of the video.</param>
/// <param name="Fingerprint">To be kept, and to search for.</param>
internal sealed record Finding(MediaFacts Facts, Fingerprint Fingerprint)
{
    /// <summary>The video's packets, where they were read.</summary>
    public PacketTrack? Packets { get; init; }

    /// <summary>What early stages have found.</summary>
    public ImmutableArray<FoundMatch> Known { get; init; } = [];
}
