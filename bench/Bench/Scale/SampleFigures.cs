namespace TVidz.Bench.Scale;

/// <summary>What of an exhaustive search's matches was found, on a sample.</summary>
/// <param name="Pairs">Pairs of a query and a video that the matcher aligned.</param>
/// <param name="Matches">Those of them that share material.</param>
/// <param name="Found">Those of them that the search found, with the same segments.</param>
internal sealed record SampleFigures(int Pairs, int Matches, int Found);
