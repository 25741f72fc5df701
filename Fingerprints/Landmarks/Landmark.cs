namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// A few cuts in a row, as a point in a space of which the index keeps a grid: what copies have in common lies in the
/// same cell or in one next to it.
/// </summary>
/// <param name="Time">Seconds at which it begins.</param>
/// <param name="Span">Seconds that it lasts.</param>
/// <param name="X">First coordinate, in cells.</param>
/// <param name="Y">Second coordinate, in cells.</param>
/// <param name="Z">Third coordinate, in cells.</param>
internal readonly record struct Landmark(double Time, double Span, double X, double Y, double Z)
{
    /// <summary>How many cells <see cref="Probes"/> gives.</summary>
    public const int ProbeCount = 8;

    /// <summary>The hash of the cell that it lies in.</summary>
    public uint Cell => Hash(Floor(X), Floor(Y), Floor(Z));

    /// <summary>The hashes of its cell and of those that it is nearest to: where a copy of it may lie.</summary>
    public void Probes(Span<uint> cells)
    {
        for (var i = 0; i < ProbeCount; i++)
        {
            cells[i] = Hash(Near(X, i & 1), Near(Y, (i >> 1) & 1), Near(Z, i >> 2));
        }
    }

    private static int Floor(double coordinate) => (int)Math.Floor(coordinate);

    private static int Near(double coordinate, int choice)
    {
        var cell = Floor(coordinate);
        return choice == 0 ? cell : coordinate - cell < 0.5 ? cell - 1 : cell + 1;
    }

    /// <summary>Mixes the bits; the same in every process, so that equal libraries give equal answers.</summary>
    private static uint Hash(int x, int y, int z)
    {
        var hash = ((ulong)(uint)x * 0x9E3779B97F4A7C15) ^ ((ulong)(uint)y * 0xC2B2AE3D27D4EB4F)
            ^ ((ulong)(uint)z * 0x165667B19E3779F9);
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9;
        return (uint)(hash >> 32);
    }
}
