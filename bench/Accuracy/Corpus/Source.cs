namespace TVidz.Accuracy.Corpus;

/// <summary>One picture or piece of footage.</summary>
/// <param name="Id">Package and name.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Key">Hash of its bytes.</param>
/// <param name="Kind">Whether it moves, and how it is edited.</param>
/// <param name="Duration">Seconds of footage; 0 for a picture.</param>
/// <param name="Look">256 bits, one where the picture brightens to the right, on a grid of 16 x 16.</param>
internal sealed record Source(string Id, string Path, string Key, SourceKind Kind, double Duration, byte[] Look);
