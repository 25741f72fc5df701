using TVidz.Fingerprints;

namespace TVidz.Accuracy.Background;

/// <summary>The scores of pairs of videos that have nothing in common. Thread-safe while pairs are added.</summary>
internal sealed class UnrelatedScores
{
    private readonly FingerprintMatcher _matcher = new(new MatcherOptions());
    private readonly List<double> _scores = [];

    /// <summary>Pairs.</summary>
    public int Pairs => _scores.Count;

    /// <summary>Aligns a video that is searched for with one of the library.</summary>
    public void Add(Fingerprint query, Fingerprint other)
    {
        var score = _matcher.Align(query, other.WithoutProbe()).Score;
        lock (_scores)
        {
            _scores.Add(score);
        }
    }

    /// <summary>The highest scores, the highest first.</summary>
    public IEnumerable<double> Highest(int count) => _scores.OrderDescending().Take(count);

    /// <summary>The nats of evidence of a score, as a share of those that a match takes.</summary>
    public static double ShareOfThreshold(double score) => -Math.Log2(1 - score);
}
