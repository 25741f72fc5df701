using TVidz.Fingerprints.Pictures;
using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>An alignment says what it is made of, and is the same however often and from whichever side it is asked for.</summary>
public sealed class ExplanationTests
{
    private readonly MatcherOptions _options = new();
    private readonly FingerprintMatcher _matcher;

    public ExplanationTests() => _matcher = new FingerprintMatcher(_options);

    [Fact]
    public void The_parts_add_up_to_the_nats_behind_the_score()
    {
        var (query, kept) = (Film.Of(0).Mirrored().Part(3, 15).Analysed(), Copies.Kept(0));

        var alignment = _matcher.Align(query, kept);

        alignment.ShouldMatch();
        alignment.Parts.Select(part => part.Name).ShouldContain("agreeing pictures");
        alignment.Parts.ShouldAllBe(part => part.Detail.Length > 0);
        var choices = Math.Log(query.Pictures.Runs.Length * kept.Pictures.Runs.Length);
        var threshold = Math.Log(_options.LibrarySize / _options.FalseMatchesPerSearch) + choices;
        alignment.Score.ShouldBe(1 - Math.Pow(2, -alignment.Parts.Sum(part => part.Nats) / threshold), 1e-9);
    }

    [Fact]
    public void Agreeing_pictures_are_those_of_the_same_moment()
    {
        var alignment = _matcher.Align(Film.Of(0).Part(5, 15).Analysed(), Copies.Kept(0));

        alignment.AgreeingPictures.Length.ShouldBeGreaterThan(4);
        alignment.AgreeingPictures.ShouldAllBe(pair => Math.Abs(pair.MatchTime - pair.Time - 5) < 0.4 && pair.Error < 0.4);
        alignment.AgreeingPictures.Select(pair => pair.Time).ShouldBeInOrder();
        alignment.Parts[0].Detail.ShouldStartWith($"{alignment.AgreeingPictures.Length} pictures agree");
    }

    [Fact]
    public void That_a_copy_is_mirrored_or_a_negative_is_said()
    {
        var alignment = _matcher.Align(Film.Of(0).Mirrored().Negative().Analysed(), Copies.Kept(0));

        alignment.Parts[0].Detail.ShouldEndWith(", mirrored, as a negative");
    }

    [Fact]
    public void Below_the_threshold_it_says_what_is_missing()
    {
        var slate = Film.Still(700, 5);

        var alignment = _matcher.Align(slate.Then(Film.Of(1)).Analysed(), slate.Then(Film.Of(2)).Stored());

        alignment.IsMatch.ShouldBeFalse();
        alignment.Match.ShouldNotBeNull().Segments[0].MatchStart.ShouldBe(0, 0.5);
        alignment.Missing[0].ShouldStartWith("1 agreeing pictures and 0 agreeing cuts are worth");
    }

    [Fact]
    public void Where_nothing_aligns_it_says_so()
    {
        var alignment = _matcher.Align(Film.Shot(1, 6).Analysed(), Film.Shot(2, 6).Stored());

        alignment.Match.ShouldBeNull();
        alignment.AgreeingPictures.ShouldBeEmpty();
        alignment.Missing.ShouldHaveSingleItem().ShouldStartWith("No pictures of the two agree.");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    public void A_pair_of_kept_fingerprints_is_the_same_from_both_sides(int seed, int otherSeed)
    {
        var (film, other) = (Copies.Kept(seed), Film.Of(otherSeed).Played(1.1).Part(2, 14).Cropped(0.9).Stored());

        var (there, back) = (_matcher.Align(film, other), _matcher.Align(other, film));

        back.Score.ShouldBe(there.Score);
        back.Parts.ShouldBe(there.Parts);
        Describe(back.Match?.Reversed()).ShouldBe(Describe(there.Match));
        back.AgreeingPictures.Select(pair => (pair.MatchTime, pair.Time)).Order()
            .ShouldBe(there.AgreeingPictures.Select(pair => (pair.Time, pair.MatchTime)).Order());
    }

    [Fact]
    public void Kept_fingerprints_without_cuts_and_of_equal_length_are_the_same_from_both_sides()
    {
        var (shot, copy) = (Film.Shot(3, 10).Stored(), Film.Shot(3, 10).Cropped(0.85).Stored());

        var (there, back) = (_matcher.Align(shot, copy), _matcher.Align(copy, shot));

        there.ShouldMatch();
        back.Score.ShouldBe(there.Score);
        Describe(back.Match?.Reversed()).ShouldBe(Describe(there.Match));
    }

    [Fact]
    public void The_same_frames_give_the_same_fingerprint_and_the_same_alignment()
    {
        var (one, again) = (Film.Of(1).Beside(Film.Of(2)).Analysed(), Film.Of(1).Beside(Film.Of(2)).Analysed());

        again.SceneCuts.ShouldBe(one.SceneCuts);
        again.Pictures.Runs.ShouldBe(one.Pictures.Runs);
        var (first, second) = (_matcher.Align(one, Copies.Kept(1)), _matcher.Align(again, Copies.Kept(1)));
        second.Parts.ShouldBe(first.Parts);
        Describe(second.Match).ShouldBe(Describe(first.Match));
    }

    [Fact]
    public void A_fingerprint_of_version_1_has_no_pictures_and_is_found_by_its_cuts()
    {
        var film = Film.Of(40, shots: 16);
        var old = film.Stored() with { Version = 1, Pictures = PictureTrack.Empty };

        var alignment = _matcher.Align(film.Part(1, film.Duration).Analysed(), old);

        alignment.ShouldMatch().Kind.ShouldBe(MatchKind.Full);
        alignment.AgreeingPictures.ShouldBeEmpty();
        alignment.AlignedCuts.Length.ShouldBe(15);
    }

    private static string Describe(VideoMatch? match) => match is null
        ? "none"
        : $"{match.Score:R} {match.Kind} {match.Coverage:F6} {match.MatchCoverage:F6} " + string.Join("; ", match.Segments.Select(segment =>
            $"{segment.Start:F4} {segment.End:F4} {segment.MatchStart:F4} {segment.MatchEnd:F4} {segment.Speed:F6} {segment.Mirrored}"));
}
