using System.Collections.Immutable;

namespace TVidz.Fingerprints.KeyFrames;

/// <summary>What a video's key frames show. Immutable.</summary>
/// <param name="Fingerprint">To search for: no cuts, and the key frames as a probe, each at its moment.</param>
/// <param name="Blanks">Seconds of the key frames in which there is too little to tell anything.</param>
public sealed record KeyFrameTrack(Fingerprint Fingerprint, ImmutableArray<double> Blanks);
