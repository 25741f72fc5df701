namespace TVidz.Fingerprints.Landmarks;

/// <summary>
/// Finds the videos that have landmarks in common with the one searched for, in two passes over the postings: the first
/// votes, the second picks those with the most votes.
/// </summary>
internal sealed class CandidateFinder(MatcherOptions options)
{
    /// <summary>The most candidates of one kind.</summary>
    private const int MostCandidates = 4096;

    /// <summary>Seconds of offset a bin; and natural logarithm of speed a bin.</summary>
    private const double OffsetBin = 0.4, SpeedBin = 0.04;

    /// <summary>Seconds of an interval landmark's span by which copies differ.</summary>
    private const double SpanTolerance = 0.2;

    private readonly Ballot _ballot = new();

    /// <summary>Candidates at the same speed, by interval landmarks; in no order.</summary>
    public IReadOnlyCollection<Candidate> AtSameSpeed(LandmarkTable table, IEnumerable<Landmark> landmarks)
    {
        return Find(table, landmarks, ToCandidate, Bin, keyOf: candidate => (candidate.Slot, Math.Floor(Bin(candidate))));

        static double Bin(Candidate candidate) => (candidate.MatchTime - candidate.Time) / OffsetBin;

        static Candidate? ToCandidate(Probe probe, Posting posting) =>
            Math.Abs(posting.Span - probe.Span) <= SpanTolerance
                ? new Candidate(posting.Slot, probe.Time, posting.Time, 1, 0)
                : null;
    }

    /// <summary>
    /// Candidates at other speeds, by ratio landmarks; in no order. A video is named once for each of its landmarks, as
    /// a speed alone does not say where the two lie on each other.
    /// </summary>
    public IReadOnlyCollection<Candidate> AtOtherSpeeds(LandmarkTable table, IEnumerable<Landmark> landmarks)
    {
        return Find(table, landmarks, ToCandidate, Bin, keyOf: candidate => (candidate.Slot, candidate.MatchTime));

        static double Bin(Candidate candidate) => Math.Log(candidate.Speed) / SpeedBin;

        Candidate? ToCandidate(Probe probe, Posting posting)
        {
            var speed = posting.Span / probe.Span;
            return speed >= 1 / options.MaxSpeedChange && speed <= options.MaxSpeedChange
                ? new Candidate(posting.Slot, probe.Time, posting.Time, speed, 0)
                : null;
        }
    }

    private Dictionary<(int Slot, double Place), Candidate>.ValueCollection Find(
        LandmarkTable table,
        IEnumerable<Landmark> landmarks,
        Func<Probe, Posting, Candidate?> toCandidate,
        Func<Candidate, double> binOf,
        Func<Candidate, (int Slot, double Place)> keyOf)
    {
        var probes = Probe.Plan(table, landmarks);
        _ballot.Clear();
        ForEach(candidate => _ballot.Add(candidate.Slot, binOf(candidate)));

        var histogram = new int[(2 * byte.MaxValue) + 1];
        ForEach(candidate => histogram[_ballot.Count(candidate.Slot, binOf(candidate))]++);
        var least = LeastVotes(histogram);

        var found = new Dictionary<(int Slot, double Place), Candidate>();
        ForEach(candidate =>
        {
            var votes = _ballot.Count(candidate.Slot, binOf(candidate));
            if (votes >= least && found.Count < MostCandidates)
            {
                found.TryAdd(keyOf(candidate), candidate with { Votes = votes });
            }
        });
        return found.Values;

        void ForEach(Action<Candidate> action)
        {
            foreach (var probe in probes)
            {
                foreach (var posting in table.Find(probe.Cell))
                {
                    if (toCandidate(probe, posting) is { } candidate)
                    {
                        action(candidate);
                    }
                }
            }
        }
    }

    /// <summary>The fewest votes that leave about as many candidates as can be verified, and at least those with the most.</summary>
    private static int LeastVotes(int[] histogram)
    {
        var least = Math.Max(1, Array.FindLastIndex(histogram, count => count > 0));
        for (var sum = histogram[least]; least > 1 && sum + histogram[least - 1] <= MostCandidates; least--)
        {
            sum += histogram[least - 1];
        }

        return least;
    }
}
