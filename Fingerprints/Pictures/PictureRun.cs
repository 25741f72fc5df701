using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>A stretch of video that shows one picture, as far as its hash can tell.</summary>
/// <param name="Start">Seconds from the first frame of the video at which the picture is first seen.</param>
/// <param name="End">Seconds at which another picture takes its place, or the video ends; above <paramref name="Start"/>.</param>
/// <param name="Area">
/// Which part of the frame is looked at: 0 is the frame without its borders; others are pictures within the picture.
/// </param>
/// <param name="Detail">How much the picture has to tell one from another: 0 is blank, 255 is as good as they come.</param>
/// <param name="Centre">The hash of the area's centre.</param>
/// <param name="Views">
/// Hashes of other parts of the area, by which copies are found that show only a part of it; empty where an earlier run
/// shows much the same.
/// </param>
public readonly record struct PictureRun(
    double Start, double End, int Area, byte Detail, PictureHash Centre, ImmutableArray<PictureHash> Views);
