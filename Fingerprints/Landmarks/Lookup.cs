namespace TVidz.Fingerprints.Landmarks;

/// <summary>A cell that may hold copies of one of the query's landmarks.</summary>
/// <param name="Cell">The cell's first key.</param>
/// <param name="Low">The first class of the interval that follows, of those looked for.</param>
/// <param name="High">The last; below the first where the query has no interval there.</param>
/// <param name="Tag">The point of the query at which the landmark begins, and which point behind it is left out.</param>
/// <param name="MayWiden">Whether the whole cell may be read; false where another look-up of the same cell says so.</param>
internal readonly record struct Lookup(uint Cell, int Low, int High, int Tag, bool MayWiden)
{
    private const int PointBits = 24;

    /// <summary>The first and the last key of those that are looked for.</summary>
    public (uint Low, uint High) Narrow => (Cell + (uint)Low, Cell + (uint)High);

    /// <summary>The first and the last key of the cell.</summary>
    public (uint Low, uint High) Whole => (Cell, Cell + LandmarkKey.Classes - 1);

    /// <summary>A tag.</summary>
    public static int TagOf(int point, int leftOut) => point | (leftOut << PointBits);

    /// <summary>The point at which the tag's landmark begins.</summary>
    public static int Point(int tag) => tag & ((1 << PointBits) - 1);

    /// <summary>Which point behind it is left out; 0 for none.</summary>
    public static int LeftOut(int tag) => tag >> PointBits;
}
