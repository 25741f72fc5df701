using System.Collections.Immutable;

namespace TVidz.Fingerprints.Pictures;

/// <summary>A picture of a video that is searched for.</summary>
/// <param name="Start">Seconds at which it is seen.</param>
/// <param name="End">Seconds at which the next is.</param>
/// <param name="Area">As in <see cref="PictureRun"/>.</param>
/// <param name="Detail">As in <see cref="PictureRun"/>.</param>
/// <param name="Hashes">One for each of <see cref="PictureViews.QueryWindows"/>; or only the first, the centre.</param>
public readonly record struct ProbePicture(
    double Start, double End, int Area, byte Detail, ImmutableArray<PictureHash> Hashes);
