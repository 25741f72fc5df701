using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Matching;
using TVidz.Accuracy.Measuring;
using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy.Tests.Measuring;

public sealed class BarTests
{
    private static readonly Recipe Recipe = new([], "", [], "mp4");

    private static Answer Asked(Demand demand, double shared, params Found[] found) => Answer.Of(
        new Query("transform", demand, "film", shared, [new Piece("film", 0, shared, 0, shared, false)], Recipe), found);

    private static Bar Of(string name, params Answer[] answers) =>
        Bar.Of(new Stub(), answers, null).Single(bar => bar.Name == name);

    [Fact]
    public void A_copy_that_shares_less_than_the_bar_says_does_not_count() =>
        Of(Bar.HardList, Asked(Demand.HardList, 19), Asked(Demand.HardList, 20, new Found("film", 1, [])))
            .Measured.ShouldBe(1);

    [Fact]
    public void A_score_below_the_threshold_finds_nothing() =>
        Of(Bar.FirstList, Asked(Demand.FirstList, 10, new Found("film", 0.4, []))).Measured.ShouldBe(0);

    [Fact]
    public void What_was_not_asked_is_not_missed()
    {
        var bar = Of(Bar.Phone, Asked(Demand.FirstList, 10));
        bar.Measured.ShouldBeNull();
        bar.Passed.ShouldBeTrue();
    }

    [Fact]
    public void False_matches_of_films_and_of_padding_are_told_apart()
    {
        var answer = Asked(
            Demand.FirstList, 10, new Found("other", 1, []), new Found("padding-1", 1, []), new Found("padding-2", 0.1, []));
        Of(Bar.FalseMatches, answer).Measured.ShouldBe(1);
        Of(Bar.FalsePadding, answer).Measured.ShouldBe(1);
        Of(Bar.FalsePadding, answer).Passed.ShouldBeFalse();
    }

    [Fact]
    public void A_system_without_segments_has_no_overlap() =>
        Of(Bar.Iou, Asked(Demand.FirstList, 10, new Found("film", 1, []))).Measured.ShouldBeNull();

    [Fact]
    public void The_gate_of_the_small_run_fails_when_nothing_is_found_any_more()
    {
        Answer[] answers = [Asked(Demand.FirstList, 10)];
        QuickRun.Gates(SystemReport.Of(new Stub(), answers, null)).Single(bar => bar.Name == Bar.FirstList).Passed.ShouldBeFalse();
    }

    /// <summary>Only its name and threshold are asked for.</summary>
    private sealed class Stub : IVideoMatcher
    {
        public string Name => "stub";

        public double Threshold => 0.5;

        public int Padding => 1;

        public Task AddAsync(string id, string path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Found>> QueryAsync(string path, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
