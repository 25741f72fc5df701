using TVidz.Bench.Cuts;
using TVidz.Bench.Index;
using TVidz.Fingerprints;

namespace TVidz.Bench.Scale;

/// <summary>
/// Holds answers against an exhaustive search: every query aligned with the video that it was made of, and with a sample of
/// the others.
/// </summary>
/// <param name="librarySeed">The library's seed.</param>
internal sealed class ExhaustiveSample(int librarySeed)
{
    /// <summary>Other videos that each query is aligned with.</summary>
    private const int OtherVideos = 150;

    /// <summary>Seconds by which the ends of equal segments may differ.</summary>
    private const double SameEnd = 0.01;

    private readonly FingerprintMatcher _matcher = new(new MatcherOptions());

    /// <summary>Aligns the sample.</summary>
    /// <param name="size">Videos in the library.</param>
    /// <param name="queries">What was searched for.</param>
    /// <param name="answers">What was found, in the same order.</param>
    public SampleFigures Compare(int size, IReadOnlyList<CutQuery> queries, IReadOnlyList<RestLibrary.Answer> answers)
    {
        var step = Math.Max(1, size / OtherVideos);
        (int Number, Fingerprint Fingerprint)[] others =
            [.. Enumerable.Range(0, size / step).Select(i => (i * step, SyntheticLibrary.Video(librarySeed, i * step)))];
        int pairs = 0, matches = 0, found = 0;
        Parallel.For(0, queries.Count, i =>
        {
            var compared = others.Where(other => other.Number != queries[i].Origin).ToList();
            if (queries[i].Origin is { } origin)
            {
                compared.Add((origin, SyntheticLibrary.Video(librarySeed, origin)));
            }

            Interlocked.Add(ref pairs, compared.Count);
            foreach (var (number, fingerprint) in compared)
            {
                if (_matcher.Align(queries[i].Fingerprint, fingerprint) is { IsMatch: true, Match: { } match })
                {
                    Interlocked.Increment(ref matches);
                    Interlocked.Add(ref found, IsFound(answers[i], RestLibrary.Id(number), match) ? 1 : 0);
                }
            }
        });
        return new SampleFigures(pairs, matches, found);
    }

    private static bool IsFound(RestLibrary.Answer answer, string videoId, VideoMatch expected) =>
        answer.Segments.TryGetValue(videoId, out var segments)
        && segments.Length == expected.Segments.Length
        && segments.Zip(expected.Segments).All(pair =>
            Math.Abs(pair.First.Start - pair.Second.Start) < SameEnd && Math.Abs(pair.First.End - pair.Second.End) < SameEnd);
}
