namespace TVidz.Fingerprints.Tests.Footage;

/// <summary>What is seen at a point of a picture, in grey levels from 0 to 255.</summary>
/// <param name="x">0 is the left edge, 1 the right.</param>
/// <param name="y">0 is the upper edge, 1 the lower.</param>
internal delegate double Picture(double x, double y);
