using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Tests.Corpus;

public sealed class SourcePoolTests
{
    [Fact]
    public void The_two_sets_share_no_source_and_leave_none_out()
    {
        Source[] sources = [.. Enumerable.Range(0, 21).Select(Some.Picture)];
        var tune = SourcePool.Deal(sources, CorpusSet.Tune);
        var report = SourcePool.Deal(sources, CorpusSet.Report);
        tune.Intersect(report).ShouldBeEmpty();
        (tune.Count + report.Count).ShouldBe(21);
    }

    [Fact]
    public void One_picture_in_two_files_is_one_source()
    {
        var picture = Some.Picture(1);
        byte[] nearly = [.. picture.Look];
        nearly[3] ^= 0b1011;
        SourcePool.Distinct([picture, picture with { Id = "again", Look = nearly }, Some.Picture(2)])
            .Select(source => source.Id).ShouldBe([picture.Id, "picture-2"]);
    }

    [Fact]
    public void A_blank_picture_is_no_source() =>
        SourcePool.Distinct([Some.Picture(1) with { Look = new byte[32] }]).ShouldBeEmpty();
}
