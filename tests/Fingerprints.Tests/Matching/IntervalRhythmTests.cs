using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Tests.Matching;

public sealed class IntervalRhythmTests
{
    private const double Same = 0.05;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(400)]
    public void A_density_is_how_often_the_interval_comes_and_how_often_it_follows_the_one_before(int cuts)
    {
        var rhythm = new IntervalRhythm();
        for (var seed = 0; seed < 20; seed++)
        {
            var points = Points(seed, cuts);
            rhythm.Measure(points, 0.001);

            rhythm.Sorted.ToArray().ShouldBe(rhythm.Intervals.ToArray().Order());
            var expected = Enumerable.Range(0, points.Length).Select(i => Density(rhythm.Intervals.ToArray(), i)).ToArray();
            rhythm.Densities.ToArray().ShouldBe(expected);
            rhythm.DullCount.ShouldBe(expected.Count(density => density > 6));
        }
    }

    [Fact]
    public void Where_every_interval_is_alike_all_are_dull()
    {
        var rhythm = new IntervalRhythm();
        rhythm.Measure([.. Enumerable.Range(1, 30).Select(slide => slide * 5.0)], 0.001);

        rhythm.DullCount.ShouldBe(30);
        rhythm.AreDull(3, 4, 6, 7).ShouldBeTrue();
    }

    [Fact]
    public void Where_some_are_not_three_in_a_row_say_something()
    {
        var rhythm = new IntervalRhythm();
        rhythm.Measure([.. Enumerable.Range(1, 30).Select(slide => slide * 5.0), 157, 162], 0.001);

        rhythm.IsDull(29, 30).ShouldBeTrue();
        rhythm.IsDull(30, 31).ShouldBeFalse();
        rhythm.IsDull(29, 31).ShouldBeTrue();
        rhythm.AreDull(28, 29, 30, 31).ShouldBeFalse();
    }

    /// <summary>Of a film, or, every other time, of few lengths that come again and again.</summary>
    private static double[] Points(int seed, int cuts)
    {
        var film = Films.Film(seed, cuts);
        return [.. film.SceneCuts.Append(film.Duration).Select(time => seed % 2 == 0 ? time : Math.Round(time * 2) / 2)];
    }

    /// <summary>As it is defined, interval by interval; from the least of those that are alike on, 64 at most.</summary>
    private static double Density(double[] intervals, int index)
    {
        var equal = intervals.Count(other => other >= intervals[index] - Same && other < intervals[index] + Same) - 1;
        var density = EvidenceModel.PeakDensity * equal / (intervals.Length - 1 + 6);
        if (index == 0)
        {
            return density;
        }

        var order = Enumerable.Range(0, intervals.Length).ToArray();
        Array.Sort((double[])intervals.Clone(), order);
        var previous = intervals[index - 1];
        var next = order
            .Where(i => intervals[i] >= previous - Same && intervals[i] <= previous + Same)
            .Select(i => i + 1)
            .Where(i => i != index && i < intervals.Length)
            .Take(64)
            .ToArray();
        var followed = next.Count(i => Math.Abs(intervals[i] - intervals[index]) <= Same);
        return Math.Max(density, EvidenceModel.PeakDensity * followed / (next.Length + 6));
    }
}
