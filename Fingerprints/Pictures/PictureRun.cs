namespace TVidz.Fingerprints.Pictures;

/// <summary>A stretch of video that shows one picture, as far as its hash can tell, hashed where it begins.</summary>
/// <param name="Start">Seconds from the first frame of the video at which the picture is first seen.</param>
/// <param name="End">Seconds at which another picture takes its place, or the video ends; above <paramref name="Start"/>.</param>
/// <param name="Area">
/// Which part of the frame is looked at: 0 is the frame without its borders, 1 the whole frame, others are pictures
/// within the picture.
/// </param>
/// <param name="Detail">How much the picture has to tell one from another: 0 is blank, 255 is as good as they come.</param>
/// <param name="Hashes">The area's windows.</param>
public readonly record struct PictureRun(double Start, double End, int Area, byte Detail, PictureHashes Hashes);
