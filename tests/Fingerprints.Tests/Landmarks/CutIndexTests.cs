using TVidz.Fingerprints.Landmarks;
using TVidz.Fingerprints.Matching;

namespace TVidz.Fingerprints.Tests.Landmarks;

/// <summary>The cut side of the index, through <see cref="FingerprintIndex"/>: what it holds and what it answers.</summary>
public sealed class CutIndexTests
{
    private const int Ids = 120, Cuts = 60;

    [Theory]
    [InlineData(1, 600)]
    [InlineData(2, 2500)]
    [InlineData(3, 5000)]
    public void Whatever_is_put_replaced_and_removed_the_answers_are_those_of_an_index_built_anew(int seed, int steps)
    {
        var random = new Random(seed);
        var index = new FingerprintIndex(new MatcherOptions());
        var held = new SortedDictionary<string, (long Revision, Fingerprint Film)>(StringComparer.Ordinal);
        for (var step = 1; step <= steps; step++)
        {
            var id = Id(random.Next(Ids));
            if (random.Next(3) == 0)
            {
                index.Remove(id).ShouldBe(held.Remove(id));
                continue;
            }

            var film = Films.Film(random.Next(2 * Ids), random.Next(Cuts));
            index.Put(id, step, film);
            held[id] = (step, film);
        }

        var anew = new FingerprintIndex(new MatcherOptions());
        foreach (var (id, (revision, film)) in held)
        {
            anew.Put(id, revision, film);
        }

        index.Count.ShouldBe(anew.Count);
        index.CutCount.ShouldBe(held.Values.Sum(video => video.Film.SceneCuts.Length));
        var answers = 0;
        for (var query = 0; query < 2 * Ids; query += 5)
        {
            var copy = Films.Damage(Films.Film(query, Cuts), query, jitter: 0.02, lost: 0.05, added: 0.05);
            var expected = anew.Search(copy, null, 0.2, 50);
            index.Search(copy, null, 0.2, 50).Select(match => (match.VideoId, match.Revision, match.Match.Score))
                .ShouldBe(expected.Select(match => (match.VideoId, match.Revision, match.Match.Score)));
            answers += expected.Count;
        }

        answers.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Searching_between_the_puts_changes_no_answer()
    {
        var (searched, silent) = (new FingerprintIndex(new MatcherOptions()), new FingerprintIndex(new MatcherOptions()));
        for (var i = 0; i < 300; i++)
        {
            searched.Put(Id(i), 1, Films.Film(i, Cuts));
            silent.Put(Id(i), 1, Films.Film(i, Cuts));
            searched.Search(Films.Film(i, Cuts), null, null, 10).ShouldHaveSingleItem().VideoId.ShouldBe(Id(i));
        }

        for (var i = 0; i < 300; i += 7)
        {
            silent.Search(Films.Film(i, Cuts), null, null, 10).ShouldHaveSingleItem().VideoId.ShouldBe(Id(i));
        }
    }

    [Fact]
    public void Room_made_before_changes_no_answer()
    {
        var (grown, prepared) = (new CutIndex(new MatcherOptions()), new CutIndex(new MatcherOptions()));
        prepared.Put(0, Films.Film(0, Cuts));
        grown.Put(0, Films.Film(0, Cuts));
        prepared.Reserve(3000, 3000 * Cuts);
        var memory = prepared.MemoryBytes;
        for (var i = 1; i < 3000; i++)
        {
            prepared.Put(i, Films.Film(i, Cuts));
            grown.Put(i, Films.Film(i, Cuts));
        }

        memory.ShouldBeLessThan(prepared.MemoryBytes / 4);
        prepared.CutCount.ShouldBe(grown.CutCount);
        for (var i = 0; i < 3000; i += 100)
        {
            var query = new Timeline(Films.Damage(Films.Film(i, Cuts), i, jitter: 0.02, lost: 0.05, added: 0.05));
            prepared.Find(query, 30).OrderBy(found => found.Slot).ShouldBe(grown.Find(query, 30).OrderBy(found => found.Slot));
            prepared.Find(query, 30).ShouldContain(found => found.Slot == i);
        }
    }

    [Fact]
    public void Memory_falls_when_videos_are_removed()
    {
        var index = new FingerprintIndex(new MatcherOptions());
        for (var i = 0; i < 2000; i++)
        {
            index.Put(Id(i), 1, Films.Film(i, Cuts));
        }

        var full = index.MemoryBytes;
        for (var i = 0; i < 1800; i++)
        {
            index.Remove(Id(i));
        }

        index.MemoryBytes.ShouldBeLessThan(full / 2);
        index.Search(Films.Film(1900, Cuts), null, null, 10).ShouldHaveSingleItem().VideoId.ShouldBe(Id(1900));
        index.Search(Films.Film(100, Cuts), null, null, 10).ShouldBeEmpty();
    }

    [Fact]
    public void A_video_among_thousands_that_all_begin_alike_is_found_by_the_rest()
    {
        var intro = Films.Film(-1, 8);
        var index = new FingerprintIndex(new MatcherOptions());
        for (var i = 0; i < 3000; i++)
        {
            index.Put(Id(i), 1, Films.Join(intro, Films.Film(i, 25)));
        }

        var found = index.Search(Films.Join(intro, Films.Film(1234, 25)), null, null, 5);

        found[0].VideoId.ShouldBe(Id(1234));
        found[0].Match.Kind.ShouldBe(MatchKind.Full);
    }

    [Fact]
    public void Of_thousands_of_copies_some_are_found()
    {
        var index = new FingerprintIndex(new MatcherOptions());
        for (var i = 0; i < 3000; i++)
        {
            index.Put(Id(i), 1, Films.Film(1, 30));
        }

        index.Search(Films.Film(1, 30), null, null, 10).Count.ShouldBe(10);
    }

    [Theory]
    [InlineData(0.00004)]
    [InlineData(0.00012)]
    public void Times_are_kept_to_a_tenth_of_a_millisecond(double shift)
    {
        var film = Films.Film(1, 40);
        var shifted = Films.Of(film.Duration, film.SceneCuts.Select(cut => cut + shift));
        var index = new FingerprintIndex(new MatcherOptions());
        index.Put("film", 1, shifted);

        var segment = index.Search(film, null, null, 1).ShouldHaveSingleItem().Match.Segments.ShouldHaveSingleItem();

        segment.MatchStart.ShouldBe(segment.Start, 0.0002);
        segment.MatchEnd.ShouldBe(film.Duration, 0.0002);
    }

    private static string Id(int i) => $"video-{i:D4}";
}
