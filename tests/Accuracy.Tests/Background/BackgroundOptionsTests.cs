using TVidz.Accuracy.Background;
using TVidz.Accuracy.Corpus;

namespace TVidz.Accuracy.Tests.Background;

public sealed class BackgroundOptionsTests
{
    [Fact]
    public void The_corpus_that_parameters_are_chosen_on_is_measured_without_its_long_film()
    {
        var options = BackgroundOptions.Parse([]).ShouldNotBeNull();
        options.Accuracy.Set.ShouldBe(CorpusSet.Tune);
        options.Accuracy.WantsLongFilm.ShouldBeFalse();
        options.WithCopies.ShouldBeFalse();
    }

    [Fact]
    public void Another_corpus_can_be_named()
    {
        var options = BackgroundOptions.Parse(["--copies", "--set", "report", "--corpus", "folder"]).ShouldNotBeNull();
        options.Accuracy.Set.ShouldBe(CorpusSet.Report);
        options.Accuracy.Corpus.ShouldBe("folder");
        options.WithCopies.ShouldBeTrue();
    }

    [Theory]
    [InlineData("--set", "other")]
    [InlineData("--padding", "7")]
    [InlineData("--corpus")]
    [InlineData("--quick")]
    public void What_it_does_not_know_is_refused(params string[] arguments) => BackgroundOptions.Parse(arguments).ShouldBeNull();
}
