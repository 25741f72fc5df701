namespace TVidz.Fingerprints.Pictures;

/// <summary>A frame that is looked at.</summary>
/// <param name="Time">Seconds from the first frame.</param>
/// <param name="Frame">Its luma, as <see cref="FingerprintBuilder.Add"/> takes it.</param>
internal readonly record struct Sample(double Time, byte[] Frame);
