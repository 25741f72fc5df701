namespace TVidz.Accuracy.Corpus;

/// <summary>One shot: a camera's path over a picture, or a piece of footage.</summary>
/// <param name="Source">What is shown.</param>
/// <param name="Frames">How long, in frames of the film.</param>
/// <param name="From">Seconds into the footage at which it begins; 0 for a picture.</param>
/// <param name="Path">The camera's path over a picture.</param>
internal sealed record Shot(Source Source, int Frames, double From, CameraPath Path);
