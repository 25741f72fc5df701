using TVidz.Fingerprints.KeyFrames;

namespace TVidz.Media;

/// <summary>What a pass over a file's key frames found.</summary>
/// <param name="Track">The key frames; null where they could not be decoded, or were not worth it.</param>
/// <param name="Cpu">CPU time of the program that decoded them.</param>
public sealed record KeyFrameReading(KeyFrameTrack? Track, TimeSpan Cpu);
