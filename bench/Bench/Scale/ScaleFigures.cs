namespace TVidz.Bench.Scale;

/// <summary>What one library size measured, through REST, grains and database.</summary>
/// <param name="Videos">Videos in the library, of 100 cuts each.</param>
/// <param name="ImportPerSecond">Videos a second that the import took in, since the size before.</param>
/// <param name="BytesPerVideo">Memory of the index's partitions by their own account.</param>
/// <param name="Silo">Milliseconds a search took in the silos (<c>Server-Timing</c>).</param>
/// <param name="Client">Milliseconds a search took as its caller sees it.</param>
/// <param name="Alone">The index without grains and network.</param>
/// <param name="WhileAdding">The same while 100 videos a second are added.</param>
/// <param name="QueriesPerSecond">Searches a second by four callers at once.</param>
/// <param name="Searches">How many searches the percentiles are of.</param>
/// <param name="Sample">What of an exhaustive search's matches was found.</param>
/// <param name="ScanInPython">Milliseconds to fetch all rows and intersect sets with the predecessor's libraries; null where it was not asked.</param>
/// <param name="ScanInCSharp">Milliseconds to do so in C#.</param>
/// <param name="Gin">Milliseconds by a GIN index on the cuts; null where it was not built.</param>
/// <param name="GinBuildSeconds">Seconds that building it took.</param>
internal sealed record ScaleFigures(
    int Videos, double ImportPerSecond, double BytesPerVideo, Times Silo, Times Client, AloneFigures Alone, Times WhileAdding,
    double QueriesPerSecond, int Searches, SampleFigures Sample, Times? ScanInPython, Times ScanInCSharp, Times? Gin, double? GinBuildSeconds);
