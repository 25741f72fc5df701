using TVidz.Accuracy.Transforms;

namespace TVidz.Accuracy.Tests;

public sealed class AccuracyOptionsTests
{
    [Fact]
    public void All_systems_are_asked_by_default() =>
        AccuracyOptions.Parse([]).ShouldNotBeNull().Systems.ShouldBe(["tvidz", "predecessor", "signature"], ignoreOrder: true);

    [Fact]
    public void Only_the_systems_named_are_asked() =>
        AccuracyOptions.Parse(["--system", "signature"]).ShouldNotBeNull().Systems.ShouldBe(["signature"]);

    [Fact]
    public void The_small_run_asks_this_system_about_transforms_that_exist()
    {
        var options = AccuracyOptions.Parse(["--json", "x.json", "--quick"]).ShouldNotBeNull();
        options.Systems.ShouldBe(["tvidz"]);
        options.Json.ShouldBe("x.json");
        options.Only.ShouldBeSubsetOf(AllTransforms.List.Select(transform => transform.Name));
    }

    [Theory]
    [InlineData("--set", "tune")]
    [InlineData("--films", "3")]
    [InlineData("--padding", "1")]
    [InlineData("--only", "grey")]
    public void The_small_run_is_fixed(string name, string value)
    {
        AccuracyOptions.Parse([name, value]).ShouldNotBeNull();
        AccuracyOptions.Parse(["--quick", name, value]).ShouldBeNull();
    }

    [Theory]
    [InlineData("--set", "other")]
    [InlineData("--set", "7")]
    [InlineData("--films", "1")]
    [InlineData("--films", "17")]
    [InlineData("--padding", "-1")]
    [InlineData("--only", "no-such-transform")]
    [InlineData("--system", "no-such-system")]
    [InlineData("--quickly", "yes")]
    public void What_is_not_known_is_refused(string name, string value) =>
        AccuracyOptions.Parse([name, value]).ShouldBeNull();

    [Fact]
    public void An_option_without_its_value_is_refused() => AccuracyOptions.Parse(["--json"]).ShouldBeNull();
}
