using TVidz.Fingerprints;

namespace TVidz.Bench.Cuts;

/// <summary>A search that the benchmark makes.</summary>
/// <param name="Kind">What is done to a video to make it one.</param>
/// <param name="Origin">The number of the video; null for a stranger.</param>
/// <param name="Fingerprint">What is searched for.</param>
internal sealed record CutQuery(string Kind, int? Origin, Fingerprint Fingerprint);
