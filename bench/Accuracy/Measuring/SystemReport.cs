namespace TVidz.Accuracy.Measuring;

/// <summary>What one system reached.</summary>
/// <param name="System">Its name.</param>
/// <param name="Note">What a reader must know of how it was run; empty if nothing.</param>
/// <param name="Threshold">Its least score for a match.</param>
/// <param name="Transforms">A row a transform, in the order of the lists.</param>
/// <param name="Bars">The bars.</param>
/// <param name="Curve">Recall against false matches over the threshold.</param>
/// <param name="Missed">The copies not found, as transform and film.</param>
/// <param name="Wrong">The false matches, as query and video.</param>
internal sealed record SystemReport(
    string System, string Note, double Threshold, IReadOnlyList<Measure> Transforms, IReadOnlyList<Bar> Bars,
    IReadOnlyList<CurvePoint> Curve, IReadOnlyList<string> Missed, IReadOnlyList<string> Wrong)
{
    /// <summary>Sums up a system's answers.</summary>
    public static SystemReport Of(string system, string note, double threshold, IReadOnlyList<Answer> answers) => new(
        system, note, threshold,
        [.. answers.GroupBy(answer => answer.Query.Transform).Select(group => Measure.Of(group.Key, group, threshold))],
        Bar.Of(answers, threshold),
        CurvePoint.Over(answers),
        [.. answers.Where(answer => answer.Query.FilmId is not null && !answer.IsFound(threshold))
            .Select(answer => $"{answer.Query.Transform} {answer.Query.FilmId}")],
        [.. from answer in answers
            from wrong in answer.FalseIds.Zip(answer.FalseScores)
            where wrong.Second >= threshold
            select $"{answer.Query.Transform} {answer.Query.FilmId ?? answer.Query.Recipe.Key()} = {wrong.First}"]);
}
