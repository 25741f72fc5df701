using TVidz.Fingerprints.Tests.Footage;

namespace TVidz.Fingerprints.Tests.Matching;

/// <summary>Which seconds two videos share, when they are not those of the whole.</summary>
public sealed class SharedSecondsTests
{
    private const int Seeds = 2;

    private readonly FingerprintMatcher _matcher = new(new MatcherOptions());

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.95)]
    [InlineData(1.1)]
    [InlineData(1.3)]
    public void A_copy_at_another_speed_is_found_with_that_speed(double speed) => ForFilms((film, kept) =>
    {
        var match = _matcher.Align(film.Played(speed).Analysed(), kept).ShouldMatch();

        match.Kind.ShouldBe(MatchKind.Full);
        match.Segments.ShouldHaveSingleItem().Speed.ShouldBe(speed, 0.01 * speed);
    });

    [Fact]
    public void A_fragment_of_five_seconds_is_found() => ForFilms((film, kept) =>
    {
        var segment = _matcher.Align(film.Part(6.3, 11.3).Analysed(), kept).ShouldMatch().Segments.ShouldHaveSingleItem();

        ShouldBe(segment, 0, 5, 6.3);
    });

    [Fact]
    public void Pieces_in_another_order_are_as_many_segments() => ForFilms((film, kept) =>
    {
        var pieces = film.Part(10, 16).Then(film.Part(4, 9)).Then(Film.Of(801, 2).Part(0, 4)).Then(film.Part(0, 4));

        var match = _matcher.Align(pieces.Analysed(), kept).ShouldMatch();

        match.Segments.Length.ShouldBe(3);
        ShouldBe(match.Segments[0], 0, 6, 10);
        ShouldBe(match.Segments[1], 6, 11, 4);
        ShouldBe(match.Segments[2], 15, 19, 0);
        match.Kind.ShouldBe(MatchKind.Partial);
        match.Coverage.ShouldBe(15.0 / 19, 0.06);
    });

    [Fact]
    public void A_piece_shown_twice_is_two_segments() => ForFilms((film, kept) =>
    {
        var piece = film.Part(5, 11);

        var match = _matcher.Align(piece.Then(Film.Of(802, 3).Part(0, 5)).Then(piece).Analysed(), kept).ShouldMatch();

        match.Segments.Length.ShouldBe(2);
        ShouldBe(match.Segments[0], 0, 6, 5);
        ShouldBe(match.Segments[1], 11, 17, 5);
    });

    [Fact]
    public void Of_a_film_within_a_longer_video_coverage_says_how_much_either_is() => ForFilms((film, kept) =>
    {
        var longer = Film.Of(803).Then(film).Then(Film.Of(804));

        var match = _matcher.Align(longer.Analysed(), kept).ShouldMatch();

        match.Kind.ShouldBe(MatchKind.Partial);
        match.MatchCoverage.ShouldBe(1, 0.05);
        match.Coverage.ShouldBe(film.Duration / longer.Duration, 0.05);
    });

    [Fact]
    public void A_single_shot_without_cuts_is_found()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var shot = Film.Shot(500 + seed, 12);
            var kept = shot.Stored();
            kept.SceneCuts.ShouldBeEmpty();

            var match = _matcher.Align(shot.Part(0.7, 12).Mirrored().Analysed(), kept).ShouldMatch();

            match.Kind.ShouldBe(MatchKind.Full);
            match.Segments.ShouldHaveSingleItem().Mirrored.ShouldBeTrue();
        }
    }

    [Fact]
    public void A_film_of_dissolves_is_found()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var film = Enumerable.Range(0, 5).Select(shot => Film.Shot((100 * seed) + shot, 4))
                .Aggregate((film, shot) => film.DissolvingInto(shot, 1));
            var kept = film.Stored();
            kept.SceneCuts.ShouldBeEmpty();

            var match = _matcher.Align(film.Part(0.7, film.Duration).Cropped(0.8).Analysed(), kept).ShouldMatch();

            match.Kind.ShouldBe(MatchKind.Full);
        }
    }

    [Fact]
    public void A_frame_rate_that_varies_changes_nothing() => ForFilms((film, kept) =>
    {
        var random = new Random(1);
        var times = new List<double> { 0 };
        while (times[^1] < film.Duration - 0.15)
        {
            times.Add(times[^1] + 0.02 + (0.08 * random.NextDouble()));
        }

        var match = _matcher.Align(film.Analysed(times), kept).ShouldMatch();

        match.Kind.ShouldBe(MatchKind.Full);
        var segment = match.Segments.ShouldHaveSingleItem();
        ShouldBe(segment, 0, film.Duration, 0);
        segment.Speed.ShouldBe(1);
    });

    [Fact]
    public void Timestamps_that_begin_late_are_those_of_the_segments() => ForFilms((film, kept) =>
    {
        var segment = _matcher.Align(film.Analysed(late: 7.3), kept).ShouldMatch().Segments.ShouldHaveSingleItem();

        ShouldBe(segment, 7.3, 7.3 + film.Duration, 0);
    });

    private static void ForFilms(Action<Film, Fingerprint> test)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            test(Film.Of(seed), Copies.Kept(seed));
        }
    }

    private static void ShouldBe(Segment segment, double start, double end, double matchStart)
    {
        segment.Start.ShouldBe(start, 0.5);
        segment.End.ShouldBe(end, 0.5);
        segment.MatchStart.ShouldBe(matchStart, 0.5);
        segment.MatchEnd.ShouldBe(matchStart + end - start, 0.5);
    }
}
