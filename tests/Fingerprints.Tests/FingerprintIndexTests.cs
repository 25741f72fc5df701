namespace TVidz.Fingerprints.Tests;

public sealed class FingerprintIndexTests
{
    private readonly FingerprintIndex _index = new(new MatcherOptions());
    private readonly FingerprintMatcher _matcher = new(new MatcherOptions());

    [Fact]
    public void What_every_alignment_would_find_the_index_finds()
    {
        var library = Library(300);
        int expected = 0, found = 0;
        for (var query = 0; query < 300; query++)
        {
            var film = library[query];
            var fragment = Films.Trim(film, film.SceneCuts[5] + 0.2, film.SceneCuts[5 + 8 + (query % 30)] + 0.2);
            var copy = Films.Damage(fragment, query, jitter: 0.03, lost: 0.1, added: 0.08);
            var matches = _index.Search(copy, null, null, 100).Select(match => match.VideoId).ToHashSet();
            for (var i = query % 25; i < library.Count; i += 25)
            {
                var isMatch = _matcher.Align(copy, library[i]).IsMatch;
                expected += isMatch ? 1 : 0;
                found += isMatch && matches.Contains(Id(i)) ? 1 : 0;
                (matches.Contains(Id(i)) && !isMatch).ShouldBeFalse();
            }
        }

        expected.ShouldBeGreaterThan(250);
        ((double)found / expected).ShouldBeGreaterThanOrEqualTo(0.99);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(1.04)]
    [InlineData(1.5)]
    public void A_copy_at_another_speed_is_found(double speed)
    {
        var library = Library(200);
        for (var i = 0; i < library.Count; i += 4)
        {
            var copy = Films.Damage(Films.Play(library[i], speed), i, jitter: 0.01, lost: 0.05, added: 0.05);

            var best = _index.Search(copy, null, null, 10).ShouldHaveSingleItem();

            best.VideoId.ShouldBe(Id(i));
            best.Match.Segments[0].Speed.ShouldBe(speed, 0.01 * speed);
        }
    }

    [Fact]
    public void In_a_small_library_a_whole_copy_of_a_video_with_four_cuts_is_found()
    {
        var index = new FingerprintIndex(new MatcherOptions { LibrarySize = 10_000 });
        for (var i = 0; i < 200; i++)
        {
            index.Put(Id(i), 1, Films.Film(i, 60));
        }

        var film = Films.Of(21.4, [3.2, 5.64, 11.08, 15.96]);
        index.Put("short", 1, film);

        index.Search(Films.At30Frames(film), null, null, 10).ShouldHaveSingleItem().VideoId.ShouldBe("short");
    }

    [Fact]
    public void A_match_is_that_of_the_matcher_and_names_the_revision()
    {
        var film = Films.Film(1, 40);
        _index.Put("film", 7, film);
        var copy = Films.Trim(film, 10.1, 60.1);

        var match = _index.Search(copy, null, null, 10).ShouldHaveSingleItem();

        match.Revision.ShouldBe(7);
        match.Match.Score.ShouldBe(_matcher.Align(copy, film).Score);
    }

    [Fact]
    public void A_newer_revision_takes_the_place_of_the_older()
    {
        var (old, film) = (Films.Film(1, 40), Films.Film(2, 40));
        _index.Put("film", 1, old);
        _index.Put("film", 2, film);

        _index.Count.ShouldBe(1);
        _index.CutCount.ShouldBe(40);
        _index.Search(old, null, null, 10).ShouldBeEmpty();
        _index.Search(film, null, null, 10).ShouldHaveSingleItem().Revision.ShouldBe(2);
    }

    [Fact]
    public void An_older_revision_is_ignored()
    {
        var (old, film) = (Films.Film(1, 40), Films.Film(2, 40));
        _index.Put("film", 2, film);
        _index.Put("film", 1, old);

        _index.Search(old, null, null, 10).ShouldBeEmpty();
        _index.Search(film, null, null, 10).ShouldHaveSingleItem().Revision.ShouldBe(2);
    }

    [Fact]
    public void A_removed_video_is_not_found()
    {
        var library = Library(50);

        for (var i = 0; i < 45; i++)
        {
            _index.Remove(Id(i)).ShouldBeTrue();
        }

        _index.Remove(Id(0)).ShouldBeFalse();
        _index.Count.ShouldBe(5);
        _index.Search(library[0], null, null, 10).ShouldBeEmpty();
        _index.Search(library[47], null, null, 10).ShouldHaveSingleItem().VideoId.ShouldBe(Id(47));
    }

    [Fact]
    public void Replacing_again_and_again_does_not_grow_the_memory()
    {
        Library(50);
        var before = _index.MemoryBytes;

        for (var revision = 2; revision < 42; revision++)
        {
            for (var i = 0; i < 50; i++)
            {
                _index.Put(Id(i), revision, Films.Film(i, 60));
            }
        }

        _index.Count.ShouldBe(50);
        _index.MemoryBytes.ShouldBeLessThan(3 * before);
    }

    [Fact]
    public void The_excepted_video_is_no_answer_and_equal_scores_are_ordered_by_id()
    {
        var film = Films.Film(1, 40);
        foreach (var id in new[] { "c", "a", "d", "b" })
        {
            _index.Put(id, 1, film);
        }

        var found = _index.Search(film, "d", null, 2);

        found.Select(match => match.VideoId).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Equal_contents_give_equal_answers()
    {
        var library = Library(100);
        var other = new FingerprintIndex(new MatcherOptions());
        for (var i = 0; i < library.Count; i++)
        {
            other.Put(Id(i), 1, library[i]);
        }

        var query = Films.Join(Films.Trim(library[3], 5, 60), Films.Trim(library[8], 5, 60));

        var first = _index.Search(query, null, 0.1, 50);
        first.Count.ShouldBeGreaterThanOrEqualTo(2);
        other.Search(query, null, 0.1, 50).Select(match => (match.VideoId, match.Match.Score))
            .ShouldBe(first.Select(match => (match.VideoId, match.Match.Score)));
    }

    [Fact]
    public void Slideshows_neither_match_nor_slow_down_the_others()
    {
        var film = Films.Film(1, 40);
        _index.Put("film", 1, film);
        for (var i = 0; i < 200; i++)
        {
            _index.Put(Id(i), 1, Films.Of(500, Enumerable.Range(1, 99).Select(slide => slide * 5.0)));
        }

        _index.Search(Films.Of(500, Enumerable.Range(1, 99).Select(slide => slide * 5.0)), null, null, 10).ShouldBeEmpty();
        _index.Search(film, null, null, 10).ShouldHaveSingleItem().VideoId.ShouldBe("film");
    }

    [Fact]
    public void A_video_without_cuts_and_one_of_ten_thousand_can_be_put_and_searched_for()
    {
        var many = Films.Film(1, 10_000);
        _index.Put("none", 1, Films.Of(10, []));
        _index.Put("many", 1, many);

        _index.Search(Films.Of(10, []), null, null, 10).ShouldBeEmpty();
        _index.Search(many, null, null, 10).ShouldHaveSingleItem().VideoId.ShouldBe("many");
        _index.Search(Films.Trim(many, 9_000, 9_100), null, null, 10).ShouldHaveSingleItem().VideoId.ShouldBe("many");
    }

    [Theory]
    [InlineData(-0.1, 10)]
    [InlineData(1.1, 10)]
    [InlineData(double.NaN, 10)]
    [InlineData(0.5, 0)]
    public void A_score_or_limit_out_of_range_is_refused(double minScore, int limit) =>
        Should.Throw<ArgumentOutOfRangeException>(() => _index.Search(Films.Film(1, 10), null, minScore, limit));

    private static string Id(int i) => $"video-{i:D4}";

    private List<Fingerprint> Library(int count)
    {
        List<Fingerprint> library = [.. Enumerable.Range(0, count).Select(seed => Films.Film(seed, 60))];
        for (var i = 0; i < count; i++)
        {
            _index.Put(Id(i), 1, library[i]);
        }

        return library;
    }
}
