using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>Whether a video says enough for a copy of it to be recognised.</summary>
public sealed class EvidenceTests
{
    private readonly FingerprintMatcher _matcher = new(new MatcherOptions());

    [Fact]
    public void A_film_is_enough()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            _matcher.HasEvidence(Copies.Fresh(seed)).ShouldBeTrue();
            _matcher.HasEvidence(Copies.Kept(seed)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_single_shot_with_movement_is_enough()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            _matcher.HasEvidence(Film.Shot(500 + seed, 12).Stored()).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(255)]
    public void What_is_blank_says_nothing(double level)
    {
        var blank = Film.Blank(30, level).Stored();

        blank.Pictures.IsEmpty.ShouldBeTrue();
        _matcher.HasEvidence(blank).ShouldBeFalse();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    public void One_still_picture_is_too_little(double duration)
    {
        for (var seed = 0; seed < 2; seed++)
        {
            _matcher.HasEvidence(Film.Still(seed, duration).Analysed(rate: 4)).ShouldBeFalse();
        }
    }

    [Fact]
    public void Colour_bars_are_too_little() => _matcher.HasEvidence(Film.ColourBars(30).Analysed(rate: 4)).ShouldBeFalse();

    [Fact]
    public void Two_seconds_with_movement_are_enough_and_found()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var film = Film.Of(seed).Part(2, 4);

            _matcher.HasEvidence(film.Stored()).ShouldBeTrue();
            _matcher.Align(film.Analysed(), film.Stored()).ShouldMatch().Kind.ShouldBe(MatchKind.Full);
        }
    }

    [Fact]
    public void A_second_is_too_short()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            _matcher.HasEvidence(Film.Shot(seed, 1).Stored()).ShouldBeFalse();
        }
    }

    [Fact]
    public void No_frame_at_all_is_too_little() =>
        _matcher.HasEvidence(new FingerprintBuilder().Build(0)).ShouldBeFalse();
}
