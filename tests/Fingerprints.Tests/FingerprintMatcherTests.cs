using FsCheck.Xunit;

namespace TVidz.Fingerprints.Tests;

[Properties(Replay = "(20260101,20260103)")]
public sealed class FingerprintMatcherTests
{
    private static readonly FingerprintMatcher InASmallLibrary = new(new MatcherOptions { LibrarySize = 10_000 });

    private readonly MatcherOptions _options = new();
    private readonly FingerprintMatcher _matcher;

    public FingerprintMatcherTests() => _matcher = new FingerprintMatcher(_options);

    [Property(MaxTest = 200)]
    public void A_copy_shifted_by_any_offset_is_found_with_that_offset(int seed, ushort shift)
    {
        var film = Films.Film(seed, 20);
        var offset = shift / 10.0;
        var shifted = Films.Of(film.Duration + offset, film.SceneCuts.Select(cut => cut + offset));

        var segment = _matcher.Align(film, shifted).ShouldMatch().Segments.ShouldHaveSingleItem();

        (segment.MatchStart - segment.Start).ShouldBe(offset, 0.02);
        segment.Speed.ShouldBe(1);
    }

    [Property(MaxTest = 200)]
    public void Jitter_lost_and_added_cuts_do_not_hide_a_copy(int seed)
    {
        var film = Films.Film(seed, 20);

        _matcher.Align(Films.Damage(film, seed, jitter: 0.04, lost: 0.1, added: 0.1), film).ShouldMatch();
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(25.0 / 24)]
    [InlineData(1.25)]
    [InlineData(1.5)]
    public void A_copy_at_another_speed_is_found_with_that_speed(double speed)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var film = Films.Film(seed, 20);
            var copy = Films.Damage(Films.Play(film, speed), seed, jitter: 0.01, lost: 0.05, added: 0.05);

            var match = _matcher.Align(copy, film).ShouldMatch();

            match.Segments.ShouldHaveSingleItem().Speed.ShouldBe(speed, 0.01 * speed);
        }
    }

    [Property(MaxTest = 100)]
    public void A_trimmed_copy_names_its_seconds_within_a_fifth_of_a_second(int seed)
    {
        var film = Films.Film(seed, 30);
        var (start, end) = (film.SceneCuts[4] + 0.3, film.SceneCuts[20] - 0.3);

        var segment = _matcher.Align(Films.Trim(film, start, end), film).ShouldMatch().Segments.ShouldHaveSingleItem();

        segment.Start.ShouldBe(0, 0.2);
        segment.End.ShouldBe(end - start, 0.2);
        segment.MatchStart.ShouldBe(start, 0.2);
        segment.MatchEnd.ShouldBe(end, 0.2);
    }

    [Property(MaxTest = 100)]
    public void A_copy_of_30_frames_a_second_of_a_film_of_25_is_a_full_match(int seed)
    {
        var film = Films.Film(seed, 12);

        var match = _matcher.Align(Films.At30Frames(film), film).ShouldMatch();

        match.Kind.ShouldBe(MatchKind.Full);
        var segment = match.Segments.ShouldHaveSingleItem();
        segment.Start.ShouldBe(0, 0.2);
        segment.End.ShouldBe(film.Duration, 0.2);
        segment.MatchStart.ShouldBe(0, 0.2);
        segment.MatchEnd.ShouldBe(film.Duration, 0.2);
    }

    [Fact]
    public void A_trimmed_copy_of_30_frames_a_second_is_found_with_its_seconds()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var film = Films.Film(seed, 20);
            var (start, end) = (film.SceneCuts[3] + 0.2, film.SceneCuts[14] + 0.2);

            var match = _matcher.Align(Films.At30Frames(Films.Trim(film, start, end)), film).ShouldMatch();

            match.Kind.ShouldBe(MatchKind.Partial);
            match.Coverage.ShouldBe(1, 0.01);
            match.Segments[0].MatchStart.ShouldBe(start, 0.2);
            match.Segments[^1].MatchEnd.ShouldBe(end, 0.2);
        }
    }

    [Fact]
    public void Unrelated_films_never_match()
    {
        for (var seed = 0; seed < 4_000; seed++)
        {
            var film = Films.Film(seed, 5 + (seed % 80));
            var other = Films.Film(-1 - seed, 5 + (seed * 7 % 120));

            var alignment = _matcher.Align(film, other);

            alignment.Score.ShouldBeLessThan(Alignment.Threshold);
            alignment.Missing.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(60, 0)]
    [InlineData(60, 0.04)]
    [InlineData(300, 0.2)]
    public void Slideshows_of_the_same_rhythm_do_not_match(int slides, double jitter)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var alignment = _matcher.Align(Slideshow(2 * seed), Slideshow((2 * seed) + 1));

            alignment.IsMatch.ShouldBeFalse();
            alignment.Missing.ShouldNotBeEmpty();
        }

        Fingerprint Slideshow(int seed)
        {
            var random = new Random(seed);
            return Films.Of(
                (slides + 1) * 5,
                Enumerable.Range(1, slides).Select(slide => (slide * 5) + (jitter * ((2 * random.NextDouble()) - 1))));
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    public void Slideshows_that_alternate_between_two_intervals_do_not_match(int slides)
    {
        var slideshow = Films.Of(slides * 2.5 + 2, Enumerable.Range(1, slides).Select(i => (i * 2.5) + (i % 2 * 0.5)));

        _matcher.Align(slideshow, slideshow).IsMatch.ShouldBeFalse();
        _matcher.HasEvidence(slideshow).ShouldBeFalse();
    }

    [Fact]
    public void Two_films_that_share_material_with_a_third_but_not_with_each_other_do_not_match()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (first, second) = (Films.Film(seed, 20), Films.Film(seed + 1_000, 20));
            var both = Films.Join(first, second);

            _matcher.Align(first, both).ShouldMatch();
            _matcher.Align(both, second).ShouldMatch();
            _matcher.Align(first, second).IsMatch.ShouldBeFalse();
        }
    }

    [Property(MaxTest = 100)]
    public void A_pair_is_the_same_from_both_sides(int seed, bool related)
    {
        var film = Films.Film(seed, 30);
        var other = related
            ? Films.Damage(Films.Play(film, 1.1), seed, jitter: 0.02, lost: 0.1, added: 0.1)
            : Films.Film(seed + 1, 30);

        var there = _matcher.Align(film, other);
        var back = _matcher.Align(other, film);

        back.Score.ShouldBe(there.Score);
        if (there.Match is { } match)
        {
            var reversed = back.Match.ShouldNotBeNull().Reversed();
            reversed.Coverage.ShouldBe(match.Coverage);
            reversed.Segments.Length.ShouldBe(match.Segments.Length);
            for (var i = 0; i < match.Segments.Length; i++)
            {
                reversed.Segments[i].Start.ShouldBe(match.Segments[i].Start, 1e-9);
                reversed.Segments[i].MatchEnd.ShouldBe(match.Segments[i].MatchEnd, 1e-9);
                reversed.Segments[i].Speed.ShouldBe(match.Segments[i].Speed, 1e-9);
            }
        }
    }

    [Fact]
    public void Pieces_in_another_order_are_several_segments()
    {
        var (first, second) = (Films.Film(1, 20), Films.Film(2, 20));

        var match = _matcher.Align(Films.Join(first, second), Films.Join(second, first)).ShouldMatch();

        match.Segments.Length.ShouldBe(2);
        match.Kind.ShouldBe(MatchKind.Full);
        match.Segments[0].MatchStart.ShouldBe(second.Duration, 0.2);
        match.Segments[1].MatchStart.ShouldBe(0, 0.2);
    }

    [Fact]
    public void In_a_small_library_a_whole_copy_with_four_cuts_is_found_by_its_ends_as_well()
    {
        var film = Films.Of(21.4, [3.2, 5.64, 11.08, 15.96]);

        InASmallLibrary.HasEvidence(film).ShouldBeTrue();
        InASmallLibrary.Align(Films.At30Frames(film), film).ShouldMatch().Kind.ShouldBe(MatchKind.Full);
    }

    [Fact]
    public void In_a_small_library_a_fragment_with_five_cuts_of_a_short_film_is_found()
    {
        var film = Films.Of(41.5, [2.4, 6.2, 8.64, 13.8, 16.12, 21.4, 24.48, 28.52, 33.76, 38.12]);

        var match = InASmallLibrary.Align(Films.At30Frames(Films.Trim(film, 8, 26)), film).ShouldMatch();

        match.Coverage.ShouldBe(1, 0.01);
        match.Segments[0].MatchStart.ShouldBe(8, 0.2);
        match.Segments[0].MatchEnd.ShouldBe(26, 0.2);
    }

    [Fact]
    public void Three_agreeing_cuts_of_a_fragment_are_too_few_and_it_says_so()
    {
        var film = Films.Film(3, 40);
        var fragment = Films.Trim(film, film.SceneCuts[9] + 0.2, film.SceneCuts[12] + 0.2);

        var alignment = _matcher.Align(fragment, film);

        alignment.IsMatch.ShouldBeFalse();
        alignment.Match.ShouldNotBeNull().Segments[0].MatchStart.ShouldBe(film.SceneCuts[9] + 0.2, 0.2);
        alignment.Missing[0].ShouldContain("3 agreeing cuts are worth");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Too_few_cuts_are_no_evidence_and_it_says_so(int cuts)
    {
        var still = Films.Film(1, cuts);

        _matcher.HasEvidence(still).ShouldBeFalse();
        var alignment = _matcher.Align(still, Films.Film(2, 30));
        alignment.Match.ShouldBeNull();
        alignment.Score.ShouldBe(0);
        alignment.Missing.ShouldHaveSingleItem().ShouldContain($"This video has {cuts} cuts; at least 3 must agree.");
    }

    [Fact]
    public void A_fingerprint_of_version_1_is_compared_by_its_cuts()
    {
        var film = Films.Film(1, 30);

        var match = _matcher.Align(film with { Version = 1 }, film).ShouldMatch();

        match.Kind.ShouldBe(MatchKind.Full);
    }

    [Fact]
    public void The_parts_add_up_to_the_score_and_the_aligned_cuts_are_named()
    {
        var film = Films.Film(5, 20);

        var alignment = _matcher.Align(Films.Play(film, 1.25), film);

        alignment.Parts.Select(part => part.Name).ShouldBe(["agreeing cuts", "ends", "changed speed"]);
        alignment.AlignedCuts.Select(cut => cut.MatchTime).ShouldBe(film.SceneCuts);
        alignment.AlignedCuts.ShouldAllBe(cut => cut.Error < 0.01);
        var threshold = Math.Log(_options.LibrarySize / _options.FalseMatchesPerSearch) + Math.Log(0.1 * 20 * 20);
        alignment.Score.ShouldBe(1 - Math.Pow(2, -alignment.Parts.Sum(part => part.Nats) / threshold), 1e-9);
    }

    [Fact]
    public void Videos_of_ten_thousand_cuts_are_aligned()
    {
        var film = Films.Film(1, 10_000);

        _matcher.Align(Films.Damage(film, 2, 0.02, 0.1, 0.1), film).ShouldMatch().Coverage.ShouldBe(1, 0.01);
        _matcher.Align(Films.Film(2, 10_000), film).IsMatch.ShouldBeFalse();
    }
}
