namespace TVidz.Bench.Scale;

/// <summary>What a search by other means took, and found.</summary>
/// <param name="Milliseconds">Until all was found.</param>
/// <param name="Found">The ids of the videos, in any order.</param>
internal sealed record RivalAnswer(double Milliseconds, IReadOnlyCollection<string> Found)
{
    /// <summary>Whether another search found the same videos.</summary>
    public bool FoundAs(RivalAnswer other) => Found.Order(StringComparer.Ordinal).SequenceEqual(other.Found.Order(StringComparer.Ordinal));
}
