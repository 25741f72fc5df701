namespace TVidz.Bench.Analysis;

/// <summary>What became of an upload.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Stage">The stage that decided.</param>
/// <param name="Duplicates">How many were found.</param>
/// <param name="Cost">What it cost.</param>
internal sealed record Upload(string VideoId, double Seconds, string Stage, int Duplicates, Cost Cost);
