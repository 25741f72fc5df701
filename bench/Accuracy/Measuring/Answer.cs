using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Matching;

namespace TVidz.Accuracy.Measuring;

/// <summary>What a system answered to one query, and how right it was.</summary>
/// <param name="Query">The question.</param>
/// <param name="Score">The film's score; 0 where it was not found.</param>
/// <param name="Iou">How well its segments fit, 0 to 1; none where it was not found, or the system gives no segments.</param>
/// <param name="FalseScores">Scores of videos that the query does not show.</param>
/// <param name="FalseIds">Those videos.</param>
internal sealed record Answer(
    Query Query, double Score, double? Iou, IReadOnlyList<double> FalseScores, IReadOnlyList<string> FalseIds)
{
    /// <summary>Judges the answers to one query.</summary>
    public static Answer Of(Query query, IReadOnlyList<Found> found)
    {
        var right = found.Where(video => video.Id == query.FilmId).MaxBy(video => video.Score);
        Found[] wrong = [.. found.Where(video => query.Truth.All(piece => piece.FilmId != video.Id))];
        double? iou = right is null or { Segments.Length: 0 }
            ? null
            : SegmentIou.Of([.. query.Truth.Where(piece => piece.FilmId == right.Id)], right.Segments);
        return new Answer(
            query, right?.Score ?? 0, iou, [.. wrong.Select(video => video.Score)], [.. wrong.Select(video => video.Id)]);
    }

    /// <summary>Whether the film is found at the threshold.</summary>
    public bool IsFound(double threshold) => Score >= threshold && Score > 0;

    /// <summary>Wrong videos at the threshold.</summary>
    public int FalseMatches(double threshold) => FalseScores.Count(score => score >= threshold);

    /// <summary>Those of them that are synthetic.</summary>
    public int FalsePadding(double threshold) =>
        FalseIds.Zip(FalseScores).Count(wrong => wrong.Second >= threshold && Padding.Has(wrong.First));
}
