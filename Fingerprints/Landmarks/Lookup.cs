namespace TVidz.Fingerprints.Landmarks;

/// <summary>A cell that may hold copies of one of the query's landmarks.</summary>
/// <param name="Cell">The cell's first key.</param>
/// <param name="Low">The first class of the interval that follows, of those looked for.</param>
/// <param name="High">The last; below the first where the query has no interval there.</param>
/// <param name="Tag">The point of the query at which the landmark begins, and which point behind it is left out.</param>
/// <param name="Rank">How unlikely it is that a copy lies here: quarters of the logarithm to base 2.</param>
/// <param name="MayWiden">Whether the whole cell may be read; false where another look-up of the same cell says so.</param>
internal readonly record struct Lookup(uint Cell, int Low, int High, int Tag, int Rank, bool MayWiden)
{
    /// <summary>The rank of leaving a given point out: one in eight landmarks has won a cut just there.</summary>
    public const int LeftOutRank = 3 * LookupPlan.RanksADoubling;

    private const int PointBits = 24, StrongBit = 1 << 30;

    /// <summary>Whether the query has an interval behind the landmark.</summary>
    public bool IsNarrow => Low <= High;

    /// <summary>The first key of those that are looked for.</summary>
    public uint LowKey => Cell + (uint)Low;

    /// <summary>The last.</summary>
    public uint HighKey => Cell + (uint)High;

    /// <summary>The last key of the cell.</summary>
    public uint LastKey => Cell + LandmarkKey.Classes - 1;

    /// <summary>A tag.</summary>
    public static int TagOf(int point, int leftOut) => point | (leftOut << PointBits);

    /// <summary>The point at which the tag's landmark begins.</summary>
    public static int Point(int tag) => tag & ((1 << PointBits) - 1);

    /// <summary>Which point behind it is left out; 0 for none.</summary>
    public static int LeftOut(int tag) => (tag & ~StrongBit) >> PointBits;

    /// <summary>The tag of a hit that agrees in the interval that follows, too.</summary>
    public static int Strong(int tag) => tag | StrongBit;

    /// <summary>Whether a hit says much by itself: it agrees in all intervals, and leaves nothing out.</summary>
    public static bool IsStrong(int tag) => tag >> PointBits == StrongBit >> PointBits;
}
