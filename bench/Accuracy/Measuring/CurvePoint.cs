namespace TVidz.Accuracy.Measuring;

/// <summary>What a system would reach at another threshold.</summary>
/// <param name="Threshold">The least score that is called a match.</param>
/// <param name="Recall">Share of all copies that are found.</param>
/// <param name="FalseMatches">False matches a query, on average.</param>
internal sealed record CurvePoint(double Threshold, double Recall, double FalseMatches)
{
    /// <summary>A point for every score that the system gave, to three digits downwards, from the highest.</summary>
    public static IReadOnlyList<CurvePoint> Over(IReadOnlyList<Answer> answers)
    {
        Answer[] copies = [.. answers.Where(answer => answer.Query.FilmId is not null)];
        if (copies.Length == 0)
        {
            return [];
        }

        double[] right = [.. copies.Select(answer => answer.Score)];
        double[] wrong = [.. answers.SelectMany(answer => answer.FalseScores)];
        return [.. right.Concat(wrong).Where(score => score > 0).Select(score => Math.Floor(score * 1_000) / 1_000).Distinct().OrderDescending()
            .Select(threshold => new CurvePoint(
                threshold,
                (double)right.Count(score => score >= threshold) / right.Length,
                (double)wrong.Count(score => score >= threshold) / answers.Count))];
    }
}
