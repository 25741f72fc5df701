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
    public const int MostNear = 27;

    /// <summary>Squared standard errors by which a copy must differ to lie in another cell: it seldom does.</summary>
    private const double Farthest = 6;

    /// <summary>Ranks (see <see cref="Lookup"/>) a squared standard error: the density falls by exp(-1/2).</summary>
    private const double RanksASquare = 0.5 / 0.6931 * LookupPlan.RanksADoubling;

    /// <summary>The most cells away that a cell is looked at, and how many offsets that makes.</summary>
    private const int MostOffset = 1, Offsets = (2 * MostOffset) + 1;

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
    /// <param name="cells">The cells; room for <see cref="MostNear"/>.</param>
    /// <returns>How many cells.</returns>
    public static int Near(ReadOnlySpan<double> coordinates, ReadOnlySpan<double> errors, Span<NearCell> cells)
    {
        Span<double> away = stackalloc double[3 * Offsets];
        for (var i = 0; i < away.Length; i++)
        {
            var (coordinate, error) = (coordinates[i / Offsets], errors[i / Offsets]);
            var distance = Distance(coordinate - Floor(coordinate), (i % Offsets) - MostOffset) / error;
            away[i] = distance * distance;
        }

        var (x, y, z) = (Floor(coordinates[0]), Floor(coordinates[1]), Floor(coordinates[2]));
        var count = 0;
        for (var k = 0; k < Offsets; k++)
        {
            for (var j = 0; j < Offsets && away[(2 * Offsets) + k] <= Farthest; j++)
            {
                for (var i = 0; i < Offsets && away[Offsets + j] + away[(2 * Offsets) + k] <= Farthest; i++)
                {
                    var squares = away[i] + away[Offsets + j] + away[(2 * Offsets) + k];
                    if (squares <= Farthest)
                    {
                        cells[count++] = new NearCell(
                            Cell(x + i - MostOffset, y + j - MostOffset, z + k - MostOffset), (int)(squares * RanksASquare));
                    }
                }
            }
        }

        return count;
    }

    /// <summary>How far it is to a cell from a place within another one, in cells.</summary>
    private static double Distance(double within, int offset) =>
        offset switch { 0 => 0, < 0 => within - offset - 1, _ => offset - within };

    private static int Floor(double coordinate) => (int)Math.Floor(coordinate);
}
