namespace TVidz.Fingerprints.Landmarks;

/// <summary>A landmark of an indexed video.</summary>
/// <param name="Slot">The video's place in the index.</param>
/// <param name="Time">Seconds at which it begins.</param>
/// <param name="Span">Seconds that it lasts.</param>
internal readonly record struct Posting(int Slot, float Time, float Span);
