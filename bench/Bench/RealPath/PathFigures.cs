namespace TVidz.Bench.RealPath;

/// <summary>What one library size measured, through REST, grains and database.</summary>
/// <param name="Videos">Videos in the library, of 100 cuts each.</param>
/// <param name="ImportPerSecond">Videos a second that the import took in.</param>
/// <param name="Silo">Milliseconds a search took in the silos (<c>Server-Timing</c>).</param>
/// <param name="Client">Milliseconds a search took as its caller sees it.</param>
/// <param name="WhileAdding">The same while 100 videos a second are added.</param>
/// <param name="QueriesPerSecond">Searches a second by four callers at once.</param>
/// <param name="Found">Disguised videos whose origin was found.</param>
/// <param name="Disguised">How many were searched for.</param>
/// <param name="Predecessor">Milliseconds to fetch all rows and intersect sets.</param>
/// <param name="Gin">Milliseconds by a GIN index on the cuts; null where it was not built.</param>
internal sealed record PathFigures(
    int Videos, double ImportPerSecond, Times Silo, Times Client, Times WhileAdding, double QueriesPerSecond,
    int Found, int Disguised, Times Predecessor, Times? Gin);
