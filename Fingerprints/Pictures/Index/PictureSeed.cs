namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>A picture of the query and one of the library that look alike.</summary>
/// <param name="Time">Seconds at which the query's is seen.</param>
/// <param name="MatchTime">Seconds at which the library's begins.</param>
/// <param name="View">Index in <see cref="PictureViews.Queried"/>; -1 when both are the window <paramref name="Kept"/>.</param>
/// <param name="Kept">Which of the library's hashes it is.</param>
/// <param name="Orientation">How the query's picture is to be shown to look like the library's.</param>
/// <param name="Distance">Bits in which they differ.</param>
internal readonly record struct PictureSeed(
    double Time, double MatchTime, int View, int Kept, Orientation Orientation, int Distance);
