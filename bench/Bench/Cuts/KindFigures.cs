namespace TVidz.Bench.Cuts;

/// <summary>What one kind of query measured.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Queries">Searches.</param>
/// <param name="P50Milliseconds">Median of a search.</param>
/// <param name="P99Milliseconds">99th percentile of a search.</param>
/// <param name="Alike">Queries that an alignment with their very origin takes for a match: the most that can be found.</param>
/// <param name="Found">Those of them whose origin was found, with the segments of that alignment.</param>
/// <param name="False">Other videos that were taken for matches.</param>
/// <param name="BytesAllocated">Bytes allocated by a search, on average.</param>
internal sealed record KindFigures(
    string Kind, int Queries, double P50Milliseconds, double P99Milliseconds, int Alike, int Found, int False, double BytesAllocated);
