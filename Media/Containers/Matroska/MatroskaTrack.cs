namespace TVidz.Media.Containers.Matroska;

/// <summary>The track with the picture.</summary>
/// <param name="Index">Which of the tracks it is, from 0.</param>
/// <param name="Number">What its blocks call it.</param>
/// <param name="Coding">How it is coded.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FrameDuration">Seconds, where a block does not say; null: the track does not either.</param>
internal sealed record MatroskaTrack(
    int Index, ulong Number, PictureCoding Coding, int Width, int Height, double? FrameDuration);
