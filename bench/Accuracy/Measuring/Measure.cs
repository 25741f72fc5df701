using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy.Measuring;

/// <summary>One row of a report.</summary>
/// <param name="Name">The transform, or what is summed up.</param>
/// <param name="Found">Copies found.</param>
/// <param name="Copies">Copies asked for.</param>
/// <param name="FalseMatches">Videos named that a query does not show.</param>
/// <param name="Iou">Mean over the copies found; none where none is found, or the system gives no segments.</param>
internal sealed record Measure(string Name, int Found, int Copies, int FalseMatches, double? Iou)
{
    /// <summary>Share of the copies that are found; none where there is no copy.</summary>
    public double? Recall => Copies == 0 ? null : (double)Found / Copies;

    /// <summary>Sums answers up.</summary>
    public static Measure Of(string name, IEnumerable<Answer> answers, double threshold)
    {
        Answer[] all = [.. answers];
        Answer[] copies = [.. all.Where(answer => answer.Query.FilmId is not null)];
        Answer[] found = [.. copies.Where(answer => answer.IsFound(threshold))];
        return new Measure(
            name, found.Length, copies.Length, all.Sum(answer => answer.FalseMatches(threshold)),
            found.Average(answer => answer.Iou));
    }

    /// <summary>Whether a copy shares enough with its film to count for its bar.</summary>
    public static bool Counts(Answer answer) => answer.Query.Demand switch
    {
        Demand.FirstList => answer.Query.Shared >= 10,
        Demand.HardList or Demand.MovingBackground => answer.Query.Shared >= 20,
        null => false,
        _ => true,
    };
}
