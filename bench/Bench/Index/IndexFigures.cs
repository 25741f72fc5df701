namespace TVidz.Bench.Index;

/// <summary>What one library size measured.</summary>
/// <param name="Videos">Videos in the library, of 100 cuts each.</param>
/// <param name="Queries">Searches of either way.</param>
/// <param name="ScanP50Milliseconds">The predecessor's way: median of a search.</param>
/// <param name="ScanP99Milliseconds">The same, 99th percentile.</param>
/// <param name="ScanFound">Disguised fragments whose origin it found.</param>
/// <param name="ScanFalse">Other videos that it took for duplicates.</param>
/// <param name="IndexP50Milliseconds">The index: median of a search.</param>
/// <param name="IndexP99Milliseconds">The same, 99th percentile.</param>
/// <param name="IndexFound">Disguised fragments whose origin it found, ranked first.</param>
/// <param name="IndexFalse">Other videos that it took for duplicates.</param>
/// <param name="IndexMegabytes">The index's own account of its memory.</param>
/// <param name="BuildSeconds">Putting all videos into the index.</param>
internal sealed record IndexFigures(
    int Videos,
    int Queries,
    double ScanP50Milliseconds,
    double ScanP99Milliseconds,
    int ScanFound,
    int ScanFalse,
    double IndexP50Milliseconds,
    double IndexP99Milliseconds,
    int IndexFound,
    int IndexFalse,
    double IndexMegabytes,
    double BuildSeconds);
