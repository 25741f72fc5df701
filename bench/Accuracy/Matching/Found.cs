using System.Collections.Immutable;
using TVidz.Fingerprints;

namespace TVidz.Accuracy.Matching;

/// <summary>One answer of a system under test.</summary>
/// <param name="Id">The video of the library.</param>
/// <param name="Score">On the system's own scale; more is surer.</param>
/// <param name="Segments">Which seconds of the query are which of the library's video.</param>
internal sealed record Found(string Id, double Score, ImmutableArray<Segment> Segments);
