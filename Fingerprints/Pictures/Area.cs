namespace TVidz.Fingerprints.Pictures;

/// <summary>A part of the frame that is looked at as a picture of its own.</summary>
/// <param name="Number">As <see cref="PictureRun.Area"/> has it.</param>
/// <param name="Window">Where it lies in the frame.</param>
/// <param name="IsKept">Whether it is worth keeping, or only worth searching for.</param>
/// <param name="Cover">What is lifted off before it is looked at; null for nothing.</param>
internal readonly record struct Area(int Number, Window Window, bool IsKept, Cover? Cover = null);
