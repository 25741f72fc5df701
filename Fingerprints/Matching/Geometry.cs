using TVidz.Fingerprints.Pictures;

namespace TVidz.Fingerprints.Matching;

/// <summary>How a query's picture may be a library's: which window of which area of it, shown how, is which of the other's.</summary>
/// <param name="Area">Of the query.</param>
/// <param name="Window">Index of the query's window.</param>
/// <param name="Orientation">How the library's picture is shown in the query.</param>
/// <param name="KeptArea">Of the library's video.</param>
/// <param name="Kept">Index of the library's window.</param>
internal readonly record struct Geometry(int Area, int Window, Orientation Orientation, int KeptArea, int Kept)
{
    /// <summary>The same picture, shown in the same way.</summary>
    public static readonly Geometry Same = new(0, 0, Orientation.Upright, 0, 0);
}
