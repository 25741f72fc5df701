using TVidz.Accuracy.Corpus;
using TVidz.Accuracy.Matching;
using TVidz.Accuracy.Measuring;
using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy.Tests.Measuring;

public sealed class CurvePointTests
{
    private static Answer Answered(params Found[] found) => Answer.Of(
        new Query("grey", Demand.FirstList, "film", 30, [new Piece("film", 0, 30, 0, 30, false)], new Recipe([], "", [], "mp4")),
        found);

    [Fact]
    public void At_the_lowest_threshold_every_answer_counts()
    {
        var last = CurvePoint.Over([Answered(new Found("film", 0.9006, [])), Answered(new Found("film", 0.0506, []), new Found("other", 0.3, []))])[^1];
        (last.Recall, last.FalseMatches).ShouldBe((1, 0.5));
    }

    [Fact]
    public void A_higher_threshold_finds_less_and_errs_less()
    {
        var points = CurvePoint.Over([Answered(new Found("film", 0.9, [])), Answered(new Found("film", 0.2, []), new Found("other", 0.3, []))]);
        points.Select(point => (point.Threshold, point.Recall, point.FalseMatches)).ShouldBe([(0.9, 0.5, 0), (0.3, 0.5, 0.5), (0.2, 1, 0.5)]);
    }
}
