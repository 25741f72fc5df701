namespace TVidz.Media;

/// <summary>What a person sees of a video without playing it.</summary>
/// <param name="Poster">One telling picture, as JPEG: at most 640 pixels wide and high.</param>
/// <param name="Thumbnails">Small pictures from beginning to end in one JPEG, laid out by <paramref name="Grid"/>.</param>
/// <param name="Grid">Where each thumbnail is, and of which second.</param>
public sealed record MediaPreviews(ReadOnlyMemory<byte> Poster, ReadOnlyMemory<byte> Thumbnails, ThumbnailGrid Grid);
