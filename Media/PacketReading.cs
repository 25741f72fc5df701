using TVidz.Fingerprints.Packets;

namespace TVidz.Media;

/// <summary>What a pass over a file's packets found.</summary>
/// <param name="Track">The packets; null where they cannot be told from each other, or do not reach to the end.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Cpu">CPU time of the program that read them; zero where none was needed.</param>
public sealed record PacketReading(PacketTrack? Track, int Count, TimeSpan Cpu)
{
    /// <summary>The share of the frames that are key frames, 0 to 1.</summary>
    public double KeyFrameShare => Track is null || Count == 0 ? 0 : (double)Track.Groups.Length / Count;
}
