namespace TVidz.Fingerprints.Landmarks;

/// <summary>A cell in which a copy of a landmark may lie.</summary>
/// <param name="Key">Its first key.</param>
/// <param name="Rank">How unlikely that is, see <see cref="Lookup"/>.</param>
internal readonly record struct NearCell(uint Key, int Rank);
