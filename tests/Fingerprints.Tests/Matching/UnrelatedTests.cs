using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>Videos that look alike, or share little, are no match.</summary>
public sealed class UnrelatedTests
{
    private const int Seeds = 5;

    private readonly FingerprintMatcher _matcher = new(new MatcherOptions());

    [Fact]
    public void Unrelated_films_do_not_match()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            for (var other = seed + 1; other < Seeds; other++)
            {
                ShouldNotMatch(Copies.Fresh(seed), Copies.Kept(other));
            }
        }
    }

    [Fact]
    public void Unrelated_single_shots_do_not_match()
    {
        List<Fingerprint> shots = [.. Enumerable.Range(0, Seeds).Select(seed => Film.Shot(600 + seed, 12).Analysed())];
        for (var i = 0; i < Seeds; i++)
        {
            ShouldNotMatch(shots[i], shots[(i + 1) % Seeds].Stored());
        }
    }

    [Fact]
    public void Black_does_not_match_black()
    {
        var alignment = _matcher.Align(Film.Blank(20).Analysed(), Film.Blank(30).Stored());

        alignment.Match.ShouldBeNull();
        alignment.Score.ShouldBe(0);
        alignment.Missing.ShouldHaveSingleItem().ShouldContain("not known, or blank");
    }

    [Theory]
    [InlineData("black")]
    [InlineData("colour bars")]
    [InlineData("a slope of grey")]
    [InlineData("a slate")]
    public void Five_seconds_at_the_beginning_that_say_nothing_do_not_make_films_match(string what)
    {
        var head = what switch
        {
            "black" => Film.Blank(5),
            "colour bars" => Film.ColourBars(5),
            "a slope of grey" => new Film(5, _ => (x, y) => 60 + (100 * x) + (40 * y)),
            _ => Film.Still(700, 5),
        };
        for (var seed = 0; seed < 2; seed++)
        {
            ShouldNotMatch(head.Then(Film.Of(seed)).Analysed(), head.Then(Film.Of(seed + 20)).Stored());
        }
    }

    [Fact]
    public void Films_that_share_material_with_a_third_but_not_with_each_other_do_not_match()
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var (first, last) = (Film.Of(seed), Film.Of(seed + 20));
            var both = first.Then(last).Stored();

            _matcher.Align(first.Analysed(), both).ShouldMatch();
            _matcher.Align(last.Analysed(), both).ShouldMatch();
            ShouldNotMatch(Copies.Fresh(seed), last.Stored());
        }
    }

    private void ShouldNotMatch(Fingerprint video, Fingerprint other)
    {
        var alignment = _matcher.Align(video, other);

        alignment.IsMatch.ShouldBeFalse();
        alignment.Score.ShouldBeLessThan(Alignment.Threshold);
        alignment.Missing.ShouldNotBeEmpty();
    }
}
