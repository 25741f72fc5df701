namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Where a landmark stands in the order of postings: a hash of the cell that its three coordinates lie in, then the class
/// of the interval that follows. So one range of keys holds what agrees in all four, and a longer one, that begins
/// earlier and ends later, what agrees in the first three.
/// </summary>
internal static class LandmarkKey
{
    /// <summary>Classes of the interval that follows; class 0 is that there is none.</summary>
    public const int Classes = 1 << ClassBits;

    /// <summary>How many cells <see cref="Near"/> gives at most.</summary>
    public const int MostNear = 8;

    private const int ClassBits = 11;

    /// <summary>The first key of a cell; the same in every process, so that equal libraries give equal answers.</summary>
    public static uint Cell(int x, int y, int z)
    {
        var hash = ((ulong)(uint)x * 0x9E3779B97F4A7C15) ^ ((ulong)(uint)y * 0xC2B2AE3D27D4EB4F)
            ^ ((ulong)(uint)z * 0x165667B19E3779F9);
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9;
        return (uint)(hash >> 32) >> ClassBits << ClassBits;
    }

    /// <summary>The cell of three coordinates, in cells.</summary>
    public static uint Cell(double x, double y, double z) => Cell(Floor(x), Floor(y), Floor(z));

    /// <summary>
    /// The cell of three coordinates and those next to it, as far as copies are likely to lie there (multi-probe,
    /// Lv et al. 2007).
    /// </summary>
    /// <param name="coordinates">Three, in cells.</param>
    /// <param name="errors">Standard errors of each, in cells.</param>
    /// <param name="cells">The first keys of the cells; room for <see cref="MostNear"/>.</param>
    /// <returns>How many cells.</returns>
    public static int Near(ReadOnlySpan<double> coordinates, ReadOnlySpan<double> errors, Span<uint> cells)
    {
        // Squared standard errors by which a copy must differ to lie in the other cell: 6 are 1 in 70 of copies.
        const double farthest = 6;
        Span<double> away = stackalloc double[3];
        Span<int> cell = stackalloc int[3], other = stackalloc int[3];
        for (var i = 0; i < 3; i++)
        {
            cell[i] = Floor(coordinates[i]);
            var within = coordinates[i] - cell[i];
            (var distance, other[i]) = within < 0.5 ? (within, cell[i] - 1) : (1 - within, cell[i] + 1);
            away[i] = distance * distance / (errors[i] * errors[i]);
        }

        var count = 0;
        for (var choice = 0; choice < MostNear; choice++)
        {
            var (x, y, z) = ((choice & 1) != 0, (choice & 2) != 0, (choice & 4) != 0);
            if ((x ? away[0] : 0) + (y ? away[1] : 0) + (z ? away[2] : 0) <= farthest)
            {
                cells[count++] = Cell(x ? other[0] : cell[0], y ? other[1] : cell[1], z ? other[2] : cell[2]);
            }
        }

        return count;
    }

    private static int Floor(double coordinate) => (int)Math.Floor(coordinate);
}
