namespace TVidz.Fingerprints.Pictures.Index;

/// <summary>A hash to look for.</summary>
/// <param name="Hash">Turned as <paramref name="Orientation"/> says, and salted for <paramref name="Kept"/>.</param>
/// <param name="Time">Seconds at which it is seen.</param>
/// <param name="View">As in <see cref="PictureSeed"/>.</param>
/// <param name="Kept">As in <see cref="PictureSeed"/>.</param>
/// <param name="Orientation">Index of the <see cref="Orientation"/>.</param>
/// <param name="Flips">In how many bits its keys may differ from those of what is found.</param>
internal readonly record struct WantedPicture(
    PictureHash Hash, float Time, sbyte View, byte Kept, byte Orientation, byte Flips = 0);
