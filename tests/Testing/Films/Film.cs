using System.Collections.Immutable;

namespace TVidz.Testing.Films;

/// <summary>A generated video whose cuts are known.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Cuts">Seconds of each shot's first frame, but for the first shot's.</param>
/// <param name="Duration">Seconds.</param>
public sealed record Film(string Path, ImmutableArray<double> Cuts, double Duration);
