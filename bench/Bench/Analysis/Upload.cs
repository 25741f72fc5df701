namespace TVidz.Bench.Analysis;

/// <summary>What became of an upload.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Bucket">Where its object lies.</param>
/// <param name="Key">The object's name there.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Stage">The stage that decided.</param>
/// <param name="Duplicates">How many were found.</param>
/// <param name="Cost">What it cost.</param>
internal sealed record Upload(string VideoId, string Bucket, string Key, double Seconds, string Stage, int Duplicates, Cost Cost);
