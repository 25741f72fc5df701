using TVidz.Bench.Cuts;
using TVidz.Bench.Index;
using TVidz.Fingerprints;

namespace TVidz.Bench.Scale;

/// <summary>
/// Holds answers against an exhaustive search: every query of a sample aligned with every video of a sample, which has all
/// videos that the queries were made of.
/// </summary>
/// <param name="librarySeed">The library's seed.</param>
internal sealed class ExhaustiveSample(int librarySeed)
{
    /// <summary>Queries that are compared, and videos beside those that they were made of.</summary>
    private const int MostQueries = 200, OtherVideos = 300;

    /// <summary>Seconds by which the ends of equal segments may differ.</summary>
    private const double SameEnd = 0.01;

    private readonly FingerprintMatcher _matcher = new(new MatcherOptions());

    /// <summary>Aligns the sample.</summary>
    /// <param name="size">Videos in the library.</param>
    /// <param name="queries">What was searched for.</param>
    /// <param name="answers">What was found, in the same order.</param>
    public SampleFigures Compare(int size, IReadOnlyList<CutQuery> queries, IReadOnlyList<RestLibrary.Answer> answers)
    {
        var count = Math.Min(MostQueries, queries.Count);
        var step = Math.Max(1, size / OtherVideos);
        int[] numbers = [.. queries.Take(count).Select(query => query.Origin).OfType<int>()
            .Concat(Enumerable.Range(0, size / step).Select(i => i * step)).Distinct()];
        int matches = 0, found = 0;
        Parallel.ForEach(numbers, number =>
        {
            var video = SyntheticLibrary.Video(librarySeed, number);
            for (var i = 0; i < count; i++)
            {
                if (_matcher.Align(queries[i].Fingerprint, video) is { IsMatch: true, Match: { } match })
                {
                    Interlocked.Increment(ref matches);
                    Interlocked.Add(ref found, IsFound(answers[i], RestLibrary.Id(number), match) ? 1 : 0);
                }
            }
        });
        return new SampleFigures(count * numbers.Length, matches, found);
    }

    private static bool IsFound(RestLibrary.Answer answer, string videoId, VideoMatch expected) =>
        answer.Segments.TryGetValue(videoId, out var segments)
        && segments.Length == expected.Segments.Length
        && segments.Zip(expected.Segments).All(pair =>
            Math.Abs(pair.First.Start - pair.Second.Start) < SameEnd && Math.Abs(pair.First.End - pair.Second.End) < SameEnd);
}
