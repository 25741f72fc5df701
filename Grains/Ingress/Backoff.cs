namespace TVidz.Grains.Ingress;

/// <summary>Pauses that double with each failure, with jitter, so that what failed together does not come back together.</summary>
internal static class Backoff
{
    /// <summary>The pause after failure number <paramref name="failures"/> (1 the first): half of the full pause to all of it.</summary>
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan most)
    {
        var full = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 62)), most.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
