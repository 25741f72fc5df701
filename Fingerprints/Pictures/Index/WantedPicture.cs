namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>A hash to look for.</summary>
/// <param name="Hash">Turned as <paramref name="Orientation"/> says, and salted for <paramref name="Kept"/>.</param>
/// <param name="Time">Seconds at which it is seen.</param>
/// <param name="View">Index in <see cref="PictureViews.Queried"/>; -1 when both are the window <paramref name="Kept"/>.</param>
/// <param name="Kept">Which of the library's hashes it is held against.</param>
/// <param name="Orientation">Index of the <see cref="Orientation"/>.</param>
/// <param name="Flips">In how many bits its keys may differ from those of what is found.</param>
internal readonly record struct WantedPicture(
    PictureHash Hash, float Time, sbyte View, byte Kept, byte Orientation, byte Flips = 0);
