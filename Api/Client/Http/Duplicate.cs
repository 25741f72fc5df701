namespace TVidz.Client.Http;

/// <summary>A library video that shares material with another.</summary>
/// <param name="VideoId">The library video.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Score">Strength of the evidence, 0 to 1.</param>
/// <param name="Kind">How much is the same: identical, full or partial.</param>
/// <param name="Segments">Which seconds match which.</param>
internal sealed record Duplicate(
    string VideoId, string FileName, double Score, string Kind, IReadOnlyList<Segment> Segments);
