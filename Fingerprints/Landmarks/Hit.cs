namespace TVidz.Fingerprints.Landmarks;

/// <summary>A landmark of the query that may be one of a video as well.</summary>
/// <param name="Ordinal">The video's cut at which it begins.</param>
/// <param name="Tag">Where it begins in the query, see <see cref="Lookup"/>.</param>
internal readonly record struct Hit(int Ordinal, int Tag);
