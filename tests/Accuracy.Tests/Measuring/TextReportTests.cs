using TVidz.Accuracy.Measuring;

namespace TVidz.Accuracy.Tests.Measuring;

public sealed class TextReportTests
{
    private static readonly Measure Grey = new("grey", 3, 4, 1, 0.915), Unrelated = new("unrelated", 0, 0, 2, null);

    private static string Written(params string[] wrong)
    {
        var report = new SystemReport(
            "tvidz", "", 0.5, 0, null, [Grey, Unrelated], new Measure("all", 3, 4, 3, 0.915),
            [new Bar("bar", 0.9, 0.75, false)], [], [], wrong);
        var output = new StringWriter();
        TextReport.Write([report, report with { System = "other", Transforms = [] }], [], output);
        return output.ToString();
    }

    [Fact]
    public void A_row_says_what_was_found_of_what_was_asked_for_the_false_matches_and_the_overlap() =>
        Written().ShouldMatch(@"(?m)^grey +3/4 · 1 · 0\.9[12]\s*$");

    [Fact]
    public void Unrelated_queries_have_false_matches_only() => Written().ShouldMatch(@"(?m)^unrelated +2 false\s*$");

    [Fact]
    public void At_the_bottom_all_systems_stand_side_by_side() =>
        Written().ShouldMatch(@"(?m)^all +3/4 · 3 · 0\.9[12] +3/4 · 3 · 0\.9[12]$");

    [Fact]
    public void A_bar_that_is_missed_says_so() => Written().ShouldMatch(@"(?m)^  bar +>= 0\.9 +0\.75  MISS$");

    [Fact]
    public void False_matches_are_named_but_not_without_end()
    {
        var text = Written([.. Enumerable.Range(0, 13).Select(i => $"query-{i} = film")]);
        text.ShouldContain("false: query-9 = film");
        text.ShouldNotContain("query-10");
        text.ShouldContain("3 more false matches");
    }
}
