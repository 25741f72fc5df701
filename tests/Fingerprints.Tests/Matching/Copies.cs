using System.Collections.Concurrent;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>Films that several tests hold copies against, analysed once.</summary>
internal static class Copies
{
    private static readonly ConcurrentDictionary<int, Lazy<Fingerprint>> Analysed = new();

    /// <summary>The fingerprint of <see cref="Film.Of"/>, as it is kept.</summary>
    public static Fingerprint Kept(int seed) => Fresh(seed).Stored();

    /// <summary>The fingerprint of <see cref="Film.Of"/>, as it is just after the analysis.</summary>
    public static Fingerprint Fresh(int seed) =>
        Analysed.GetOrAdd(seed, key => new Lazy<Fingerprint>(() => Film.Of(key).Analysed())).Value;
}
