namespace TVidz.Fingerprints.Matching;

/// <summary>What an alignment at the same speed is worth at most, seen in passing: the filter before a real alignment.</summary>
internal static class QuickLook
{
    /// <summary>Nats that the ends may add, which are not looked at.</summary>
    private const double MostEndNats = 4;

    /// <summary>Nats of the best run of agreeing cuts, rhythm left out of account.</summary>
    /// <param name="first">Cuts of the one, in seconds.</param>
    /// <param name="second">Cuts of the other.</param>
    /// <param name="offset">Seconds that the other is ahead.</param>
    /// <param name="tolerance">Seconds by which cuts may miss each other.</param>
    public static double Nats(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double offset, double tolerance)
    {
        double best = 0, nats = 0, last = double.NaN, errorSum = 0;
        var run = 0;
        int i = 0, j = SortedTimes.LowerBound(second, offset - tolerance);
        if (j < second.Length)
        {
            i = SortedTimes.LowerBound(first, second[j] - offset - tolerance);
        }

        while (i < first.Length && j < second.Length)
        {
            var error = first[i] + offset - second[j];
            if (Math.Abs(error) > tolerance)
            {
                nats = Math.Max(0, nats + EvidenceModel.UnmatchedNats);
                last = nats > 0 ? last : double.NaN;
                _ = error < 0 ? i++ : j++;
                continue;
            }

            // A run begins with a cut that says nothing by itself; errors are seen against the run's mean, as the
            // offset is only as good as one landmark.
            (run, errorSum) = double.IsNaN(last) ? (0, 0) : (run, errorSum);
            nats += run == 0
                ? 0
                : EvidenceModel.AgreementNats(
                    error - (errorSum / run), EvidenceModel.ShotDensity(first[i] - last));
            run++;
            errorSum += error;
            last = first[i];
            best = Math.Max(best, nats);
            i++;
            j++;
        }

        return best + MostEndNats;
    }
}
