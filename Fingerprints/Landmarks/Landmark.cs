namespace TVidz.Fingerprints.Landmarks;

/// <summary>A landmark of a video that is held.</summary>
/// <param name="Key">Where it stands, see <see cref="LandmarkKey"/>.</param>
/// <param name="Ordinal">The cut at which it begins.</param>
internal readonly record struct Landmark(uint Key, int Ordinal);
