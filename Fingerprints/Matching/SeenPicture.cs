namespace TVidz.Fingerprints.Matching;

/// <summary>When and where a picture is seen.</summary>
/// <param name="Start">Seconds at which it is seen.</param>
/// <param name="End">Seconds until which it is.</param>
/// <param name="Area">As in <see cref="Pictures.PictureRun"/>.</param>
/// <param name="Weight">The share of its worth that it keeps, by its detail: 0 to 1.</param>
internal readonly record struct SeenPicture(double Start, double End, int Area, double Weight);
