using TVidz.Accuracy.Matching;

namespace TVidz.Accuracy.Measuring;

/// <summary>What one system reached.</summary>
/// <param name="System">Its name.</param>
/// <param name="Note">What a reader must know of how it was run; empty if nothing.</param>
/// <param name="Threshold">Its least score for a match.</param>
/// <param name="Padding">Synthetic videos in its library.</param>
/// <param name="Cost">What its analysis costs; none where that is not measured.</param>
/// <param name="Transforms">A row a transform, in the order of the lists.</param>
/// <param name="Total">All queries together.</param>
/// <param name="Bars">The bars.</param>
/// <param name="Curve">Recall against false matches over the threshold.</param>
/// <param name="Missed">The copies not found, as transform and film.</param>
/// <param name="Wrong">The false matches, as query and video.</param>
internal sealed record SystemReport(
    string System, string Note, double Threshold, int Padding, AnalysisCost? Cost, IReadOnlyList<Measure> Transforms,
    Measure Total, IReadOnlyList<Bar> Bars, IReadOnlyList<CurvePoint> Curve, IReadOnlyList<string> Missed, IReadOnlyList<string> Wrong)
{
    /// <summary>Sums up a system's answers.</summary>
    public static SystemReport Of(IVideoMatcher system, IReadOnlyList<Answer> answers, AnalysisCost? cost)
    {
        var threshold = system.Threshold;
        return new(
            system.Name, system.Note, threshold, system.Padding, cost,
            [.. answers.GroupBy(answer => answer.Query.Transform).Select(group => Measure.Of(group.Key, group, threshold))],
            Measure.Of("all", answers, threshold),
            Bar.Of(system, answers, cost),
            CurvePoint.Over(answers),
            [.. answers.Where(answer => answer.Query.FilmId is not null && !answer.IsFound(threshold))
                .Select(answer => $"{answer.Query.Transform} {answer.Query.FilmId}")],
            [.. from answer in answers
                from wrong in answer.FalseIds.Zip(answer.FalseScores)
                where wrong.Second >= threshold
                select $"{answer.Query.Transform} {answer.Query.FilmId ?? answer.Query.Recipe.Key()} = {wrong.First}"]);
    }
}
