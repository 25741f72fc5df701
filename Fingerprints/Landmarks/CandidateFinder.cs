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
        return Find(table, landmarks, ToCandidate, candidate => (candidate.MatchTime - candidate.Time) / OffsetBin);

        static Candidate? ToCandidate(Probe probe, Posting posting) =>
            Math.Abs(posting.Span - probe.Span) <= SpanTolerance
                ? new Candidate(posting.Slot, probe.Time, posting.Time, 1, 0)
                : null;
    }

    /// <summary>Candidates at other speeds, by ratio landmarks; in no order.</summary>
    public IReadOnlyCollection<Candidate> AtOtherSpeeds(LandmarkTable table, IEnumerable<Landmark> landmarks)
    {
        return Find(table, landmarks, ToCandidate, candidate => Math.Log(candidate.Speed) / SpeedBin);

        Candidate? ToCandidate(Probe probe, Posting posting)
        {
            var speed = posting.Span / probe.Span;
            return speed >= options.MinSpeed && speed <= options.MaxSpeed
                ? new Candidate(posting.Slot, probe.Time, posting.Time, speed, 0)
                : null;
        }
    }

    private Dictionary<(int Slot, int Bin), Candidate>.ValueCollection Find(
        LandmarkTable table,
        IEnumerable<Landmark> landmarks,
        Func<Probe, Posting, Candidate?> toCandidate,
        Func<Candidate, double> binOf)
    {
        var probes = Probe.Plan(table, landmarks);
        _ballot.Clear();
        ForEach(candidate => _ballot.Add(candidate.Slot, binOf(candidate)));

        var histogram = new int[(2 * byte.MaxValue) + 1];
        ForEach(candidate => histogram[_ballot.Count(candidate.Slot, binOf(candidate))]++);
        var least = LeastVotes(histogram);

        var found = new Dictionary<(int Slot, int Bin), Candidate>();
        ForEach(candidate =>
        {
            var bin = binOf(candidate);
            var votes = _ballot.Count(candidate.Slot, bin);
            if (votes >= least && found.Count < MostCandidates)
            {
                found.TryAdd((candidate.Slot, (int)Math.Floor(bin)), candidate with { Votes = votes });
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
